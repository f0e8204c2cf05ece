import { Plus } from 'lucide-react';
import { useId, useLayoutEffect, useRef, useState, type FormEvent } from 'react';
import { maxNameLength } from '#shared/domain/fieldLengths.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { network } from './network.ts';
import { addressOf } from './useOpened.ts';

const inputClass =
  'h-9 w-full rounded-control border border-edge bg-paper px-2.5 text-base text-ink coarse:h-11';

/** Adds a phone with any number, and opens it. */
export function AddHandset() {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState({ number: '', name: '' });
  const [problem, setProblem] = useState<string>();
  const opener = useRef<HTMLButtonElement>(null);
  const firstField = useRef<HTMLInputElement>(null);
  const formId = useId();
  useLayoutEffect(() => {
    if (open) firstField.current?.focus();
  }, [open]);

  function close() {
    setOpen(false);
    setTyped({ number: '', name: '' });
    setProblem(undefined);
    opener.current?.focus();
  }

  async function add(event: FormEvent) {
    event.preventDefault();
    const { hash } = location;
    try {
      const { number } = await network.add(typed.number, typed.name.trim());
      close();
      if (location.hash === hash) location.hash = addressOf(number);
    } catch (error) {
      setProblem((error as Error).message);
    }
  }

  return (
    <>
      <Button
        ref={opener}
        look="quiet"
        className="mt-1 -ml-2 inline-flex items-center gap-1.5"
        aria-expanded={open}
        aria-controls={formId}
        onClick={() => (open ? close() : setOpen(true))}
      >
        <Plus aria-hidden="true" size={15} />
        Add a handset
      </Button>
      {open && (
        <form
          id={formId}
          aria-label="Add a handset"
          className="mt-1 mb-2 grid gap-2.5 rounded-control border border-line p-3"
          onSubmit={(event) => void add(event)}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        >
          <label className="grid gap-1 text-meta text-ink-2">
            Number
            <input
              ref={firstField}
              value={typed.number}
              onInput={({ currentTarget: { value: number } }) => setTyped({ ...typed, number })}
              type="tel"
              required
              placeholder="(555) 010-7781"
              autoComplete="off"
              className={inputClass}
            />
          </label>
          <label className="grid gap-1 text-meta text-ink-2">
            Name, if it has one
            <input
              value={typed.name}
              onInput={({ currentTarget: { value: name } }) => setTyped({ ...typed, name })}
              maxLength={maxNameLength}
              placeholder="A stranger"
              autoComplete="off"
              className={inputClass}
            />
          </label>
          <Alert>{problem}</Alert>
          <div className="flex gap-2">
            <Button type="submit" look="primary">
              Add
            </Button>
            <Button look="quiet" onClick={close}>
              Cancel
            </Button>
          </div>
        </form>
      )}
    </>
  );
}

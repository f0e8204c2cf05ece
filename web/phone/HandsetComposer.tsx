import { SendHorizontal } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { maxTextLength } from '#shared/domain/segments.ts';
import { tabStorage } from '../ui/browserStorage.ts';
import { network, type Company } from './network.ts';
import { Alert } from '../ui/Alert.tsx';

/** Writes a text on the handset. What is typed survives a reload, for each handset and company. */
export function HandsetComposer({
  number,
  company,
  disabled,
  label,
}: {
  readonly number: string;
  readonly company: Company | undefined;
  readonly disabled: boolean;
  readonly label: string;
}) {
  const draftKey = `phone.draft ${number} ${company?.number}`;
  const [text, setText] = useState(() => tabStorage.getItem(draftKey) ?? '');
  const [problem, setProblem] = useState<string>();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (text === '') tabStorage.removeItem(draftKey);
    else tabStorage.setItem(draftKey, text);
  }, [draftKey, text]);
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) box.current?.focus();
  }, []);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '' || !company || disabled) return;
    setText('');
    setProblem(undefined);
    try {
      await network.type(number, company.number, text);
    } catch (error) {
      setText((typedSince) => typedSince || text);
      setProblem((error as Error).message);
    }
  }

  function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  }

  return (
    <form className="flex-none border-t border-line px-3 pt-2.5 pb-3" onSubmit={(event) => void send(event)}>
      <div className="flex items-end gap-1.5 rounded-composer border border-edge p-1.5 focus-within:border-accent focus-within:ring-3 focus-within:ring-accent-wash">
        <textarea
          ref={box}
          rows={1}
          maxLength={maxTextLength['GSM-7']}
          aria-label={label}
          placeholder={label}
          disabled={disabled}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={sendOnEnter}
          className="field-sizing-content max-h-35 min-h-8 min-w-0 flex-1 resize-none bg-transparent px-2 py-1.25 text-composer outline-hidden coarse:min-h-11 coarse:py-2.75"
        />
        <button
          type="submit"
          aria-label="Send"
          title="Send"
          disabled={disabled || text.trim() === ''}
          className="fade inline-flex size-8 flex-none items-center justify-center rounded-control bg-accent text-on-accent hover:opacity-90 disabled:bg-canvas disabled:text-ink-3 disabled:hover:opacity-100 coarse:size-11"
        >
          <SendHorizontal aria-hidden="true" size={17} />
        </button>
      </div>
      <Alert className="px-1.5 pt-1.5">{problem}</Alert>
      <p className="px-1.5 pt-1.5 text-meta text-ink-3 coarse:hidden">
        Enter sends, Shift+Enter starts a line
      </p>
    </form>
  );
}

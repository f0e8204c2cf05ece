import { SlidersHorizontal } from 'lucide-react';
import { Popover } from '../ui/Popover.tsx';
import type { Handset } from './network.ts';

const switches = [
  ['off', 'Phone off', 'Texts to it fail as unreachable.'],
  ['landline', 'A landline', 'Texts cannot arrive, and it cannot text.'],
  ['blockedAsSpam', 'Blocked as spam', 'Its carrier rejects what the company sends.'],
] as const;

/** Shows a button that opens what is unusual about this phone. */
export function KindOfPhone({
  handset,
  onChange,
}: {
  readonly handset: Handset;
  readonly onChange: (change: Partial<Handset>) => void;
}) {
  return (
    <Popover label="Kind of phone" face={<SlidersHorizontal aria-hidden="true" size={18} />}>
      {() => (
        <fieldset className="grid p-1.5">
          <legend className="sr-only">Kind of phone</legend>
          {switches.map(([name, words, consequence]) => (
            <label
              key={name}
              className="grid cursor-pointer grid-cols-[16px_1fr] gap-x-2.5 rounded-small px-2.5 py-2 hover:bg-canvas"
            >
              <input
                type="checkbox"
                className="mt-0.5 size-4"
                checked={handset[name]}
                onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
              />
              {words}
              <span className="col-start-2 text-meta text-ink-3">{consequence}</span>
            </label>
          ))}
        </fieldset>
      )}
    </Popover>
  );
}

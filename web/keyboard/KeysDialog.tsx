import { Dialog } from '../ui/Dialog.tsx';
import { words } from '../words.ts';
import { keyWords } from './keyWords.ts';
import { shortcuts, switchShortcut, type ShortcutName } from './shortcuts.ts';
import { useShortcutsOff } from './useShortcut.ts';

const names = Object.keys(shortcuts) as ShortcutName[];
const keyClass =
  'rounded-small border border-line-strong bg-canvas px-1.5 font-[inherit] text-meta whitespace-nowrap';

/** Lists all keys of the page. Those that work anywhere can be switched off one at a time. */
export function KeysDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog label={keyWords.title} open={open} onClose={onClose} closeWords={words.contact.close}>
      <Keys />
    </Dialog>
  );
}

function Keys() {
  const off = useShortcutsOff();
  return (
    <div className="scroller max-h-[80dvh] p-5">
      <h2 className="text-title font-strong">{keyWords.title}</h2>
      <p className="mt-1 pr-8 text-ink-2">{keyWords.anywhere}</p>
      <ul className="mt-2">
        {names.map((name) => (
          <li key={name} className="border-b border-line">
            <label className="flex min-h-9 items-center gap-3 coarse:min-h-11">
              <input
                type="checkbox"
                checked={!off.has(name)}
                className="size-4 flex-none"
                onChange={(event) => switchShortcut(name, event.currentTarget.checked)}
              />
              <span className="flex-1">{keyWords.shortcuts[name]}</span>
              <kbd className={keyClass}>{shortcuts[name].keys}</kbd>
            </label>
          </li>
        ))}
      </ul>
      <dl className="mt-4 grid grid-cols-[1fr_auto] gap-x-3 gap-y-2">
        {keyWords.others.map(([keys, act]) => (
          <div key={keys} className="col-span-2 grid grid-cols-subgrid">
            <dt>{act}</dt>
            <dd className="text-end">
              <kbd className={keyClass}>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

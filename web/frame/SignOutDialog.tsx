import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { signOutAndErase, type SignOutQuestion } from './beginSignOut.ts';
import { signOutWords } from './signOutWords.ts';

/** Names the texts that have not been sent, and asks before they are erased. */
export function SignOutDialog({
  asked,
  open,
  onClose,
}: {
  readonly asked: SignOutQuestion | undefined;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { title, text, confirm, keep, to: toWords } = signOutWords;
  return (
    <Dialog label={title} open={open} onClose={onClose}>
      <div className="p-5">
        <h2 className="text-title font-strong">{title}</h2>
        <p className="mt-2 text-ink-2">{text(asked?.texts.length ?? 0)}</p>
        <ul className="mt-3 flex max-h-60 flex-col gap-2 scroller">
          {asked?.texts.map(({ to, text: unsent }, position) => (
            <li key={position} className="rounded-control bg-canvas px-3 py-2">
              {to && <p className="text-meta text-ink-3">{toWords(to)}</p>}
              <p dir="auto" className="line-clamp-3 wrap-anywhere">
                {unsent}
              </p>
            </li>
          ))}
        </ul>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{keep}</Button>
          <Button look="danger" onClick={() => asked && void signOutAndErase(asked.owners)}>
            {confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

import type { Conversation } from '#shared/domain/conversation.ts';
import { formatPhoneNumber, type PhoneNumber } from '#shared/domain/phoneNumber.ts';
import { messageActions } from '../api/messageActions.ts';
import { useAction } from '../api/useAction.ts';
import { ActionError } from '../ui/ActionError.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { UnbrokenNumbers } from '../ui/UnbrokenNumbers.tsx';
import { optOutWords } from './optOutWords.ts';

/** Asks for confirmation before a person is opted out, because the office cannot undo it. */
export function OptOutDialog({
  conversation: { conversationId },
  name,
  from,
  open,
  onClose,
}: {
  readonly conversation: Conversation;
  /** "Ana & Luis". */
  readonly name: string;
  /** Our own number. */
  readonly from: PhoneNumber | undefined;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { act, busy, sentence } = useAction();
  return (
    <Dialog label={optOutWords.title(name)} open={open} onClose={onClose}>
      <div className="p-5">
        <h2 className="text-title font-strong wrap-anywhere">{optOutWords.title(name)}</h2>
        <p className="mt-2 wrap-anywhere text-ink-2">
          <UnbrokenNumbers>{optOutWords.text(name, from ? formatPhoneNumber(from) : '')}</UnbrokenNumbers>
        </p>
        <ActionError className="mt-2" sentence={sentence} />
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{optOutWords.keep}</Button>
          <Button
            look="danger"
            aria-disabled={busy}
            onClick={() => act(() => messageActions.optOut(conversationId), onClose)}
          >
            {optOutWords.confirm(name)}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

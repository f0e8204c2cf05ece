import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { OutboundMessage } from '#shared/domain/message.ts';
import type { OutboxEntry } from '../api/outboxEntries.ts';
import { useAction } from '../api/useAction.ts';
import { useOutboxEntries, writing } from '../api/writing.ts';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';

/** Says under a member's own text why it was set aside, or that it could not be taken back, and offers what can be done. */
export function OutboxNote({
  message: { conversationId, messageId },
}: {
  readonly message: OutboundMessage;
}) {
  const entry = useOutboxEntries(conversationId).find((each) => each.messageId === messageId);
  if (entry?.wentOut) {
    return (
      <p
        role="alert"
        className="mt-[3px] max-w-[94%] rounded-small bg-unsure-wash px-2 py-1 text-meta text-unsure"
      >
        {words.outbox.wentOut}
      </p>
    );
  }
  return entry?.aside && !entry.stored ? <SetAside entry={entry} aside={entry.aside} /> : null;
}

type SetAsideProps = { readonly entry: OutboxEntry; readonly aside: NonNullable<OutboxEntry['aside']> };

function SetAside({ entry, aside }: SetAsideProps) {
  const { act, busy, sentence } = useAction();
  const failing = aside === 'failing';
  const Icon = failing ? CircleAlert : TriangleAlert;
  return (
    <div
      role="alert"
      className={`mt-1.5 max-w-[94%] rounded-control px-3 py-2.5 text-[13px] leading-[18px] desk:max-w-[min(560px,78%)] ${failing ? 'bg-bad-wash text-bad' : 'bg-unsure-wash text-unsure'}`}
    >
      <div className="flex items-start gap-2">
        <Icon size={15} className="mt-px flex-none" aria-hidden="true" />
        <div className="min-w-0">
          <p>{failing ? words.outbox.failing : words.outbox.old}</p>
          <div className="mt-2 flex flex-wrap items-center gap-1.5">
            <Button
              look="small"
              aria-disabled={busy || undefined}
              onClick={() => !busy && writing().outbox.sendAside(entry)}
            >
              {failing ? words.outbox.tryAgain : words.outbox.sendNow}
            </Button>
            <Button
              look="quiet"
              aria-disabled={busy || undefined}
              onClick={() => act(() => writing().outbox.takeBack(entry))}
            >
              {words.outbox.takeBack}
            </Button>
          </div>
        </div>
      </div>
      {sentence && <p className="mt-1.5 pl-[23px]">{sentence}</p>}
    </div>
  );
}

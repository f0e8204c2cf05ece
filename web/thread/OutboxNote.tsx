import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { OutboundMessage } from '#shared/domain/message.ts';
import type { OutboxEntry } from '../api/outboxEntries.ts';
import { useAct } from '../api/useAct.ts';
import { useOutboxEntries, writing } from '../api/writing.ts';
import { TextAction } from '../ui/TextAction.tsx';
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
  const { act, busy, sentence } = useAct();
  const failing = aside === 'failing';
  const Icon = failing ? CircleAlert : TriangleAlert;
  return (
    <div
      role="alert"
      className={`mt-[3px] max-w-[94%] rounded-small px-2 py-0.5 text-meta font-strong ${failing ? 'bg-bad-wash text-bad' : 'bg-unsure-wash text-unsure'}`}
    >
      <div className="flex items-start gap-1.5">
        <Icon size={14} className="mt-px flex-none coarse:mt-[5px]" aria-hidden="true" />
        <p className="flex flex-wrap gap-x-2">
          <span className="coarse:py-1">{failing ? words.outbox.failing : words.outbox.old}</span>
          <TextAction busy={busy} onClick={() => !busy && writing().outbox.sendAside(entry)}>
            {failing ? words.outbox.tryAgain : words.outbox.sendNow}
          </TextAction>
          <TextAction busy={busy} onClick={() => act(() => writing().outbox.takeBack(entry))}>
            {words.outbox.takeBack}
          </TextAction>
        </p>
      </div>
      {sentence && <p className="pl-5 font-normal">{sentence}</p>}
    </div>
  );
}

import { Link } from 'wouter';
import type { InspectionDetails } from '#shared/api/routes.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { conversationPath } from '../address.ts';
import { RefusedText } from '../refused/RefusedText.tsx';
import { TimeText } from '../ui/TimeText.tsx';
import { dateAndTime } from '../ui/momentWords.ts';
import { useNow } from '../ui/useNow.ts';
import { inspectionWords } from './inspectionWords.ts';
import { textState } from './textState.ts';

const looks: { readonly [State in OutboundMessage['state']]?: string } = {
  failed: 'font-strong text-bad',
  unconfirmed: 'font-strong text-unsure',
};

/** Lists the texts that automations sent, or will send, about the inspection, with their state. Each leads to its thread. */
export function InspectionTexts({
  inspection: { texts, people, refused },
  timeZone,
}: {
  readonly inspection: InspectionDetails;
  readonly timeZone: string;
}) {
  const now = useNow(60_000);
  if (texts.length === 0 && refused.length === 0)
    return <p className="py-2 text-ink-2">{inspectionWords.details.noTexts}</p>;
  return (
    <ul aria-label={inspectionWords.details.texts} className="divide-y divide-line">
      {refused.map((each) => (
        <li key={`${each.roleName} ${each.messageId}`} className="py-2.5">
          <bdi className="block truncate font-name">
            {inspectionWords.details.textTo(
              each.author.kind === 'auto' ? each.author.automation : each.author.name,
              people.find((person) => person.contactId === each.contactId)?.name ??
                inspectionWords.details.someoneElse,
            )}
          </bdi>
          <bdi className="block wrap-anywhere text-[13px] leading-[19px] text-ink-2">{each.text}</bdi>
          <RefusedText refused={each} />
        </li>
      ))}
      {texts.map((message) => {
        const { messageId, conversationId, contactId, at, author, text } = message;
        const name =
          people.find((person) => person.contactId === contactId)?.name ??
          inspectionWords.details.someoneElse;
        return (
          <li key={`${conversationId} ${at} ${messageId}`}>
            <Link
              href={conversationPath(conversationId)}
              state={{ contactId, show: { messageId, at } }}
              className="fade -mx-2 block rounded-control px-2 py-2.5 text-ink hover:bg-canvas hover:no-underline"
            >
              <span className="flex items-baseline gap-3">
                <bdi className="min-w-0 flex-1 truncate font-name">
                  {inspectionWords.details.textTo(
                    author.kind === 'auto' ? author.automation : author.name,
                    name,
                  )}
                </bdi>
                <TimeText
                  at={at}
                  words={dateAndTime(at, timeZone, now)}
                  timeZone={timeZone}
                  className="flex-none text-meta text-ink-3"
                />
              </span>
              <bdi className="block wrap-anywhere text-[13px] leading-[19px] text-ink-2">{text}</bdi>
              <span className={`block text-meta ${looks[message.state] ?? 'text-ink-3'}`}>
                {textState(message, name, timeZone, now)}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

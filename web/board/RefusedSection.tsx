import type { RefusedText as Refused } from '#shared/api/routes.ts';
import { previewOf } from '#shared/domain/conversation.ts';
import { rolesOf } from '../namesOf.ts';
import { RefusedText } from '../refused/RefusedText.tsx';
import { refusedFacts } from '../refused/refusedFacts.ts';
import { refusedWords } from '../refused/refusedWords.ts';
import { age } from '../ui/age.ts';
import { BoardRow } from './BoardRow.tsx';
import { BoardSection } from './BoardSection.tsx';

/** Lists the automated texts that were refused because their people have given no consent (P31). */
export function RefusedSection({
  refused,
  more,
  timeZone,
  now,
}: {
  readonly refused: readonly Refused[];
  /** True when more texts were refused than these. */
  readonly more: boolean;
  readonly timeZone: string;
  readonly now: Date;
}) {
  return (
    <BoardSection name={refusedWords.title} aside={refusedWords.count(refused.length, more)}>
      {refused.map((text) => {
        const { roleName, messageId, conversation, at } = text;
        const { notInTitle, by } = refusedFacts(text);
        return (
          <BoardRow
            key={`${roleName} ${messageId}`}
            conversation={conversation}
            rowKey={`board refused ${roleName} ${messageId}`}
            beside={[notInTitle ?? rolesOf(conversation), by, age(at, now, timeZone)]
              .filter(Boolean)
              .join(' · ')}
            aside={null}
          >
            <bdi className="block truncate text-ink-2">{previewOf(text.text)}</bdi>
            <RefusedText refused={text} />
          </BoardRow>
        );
      })}
    </BoardSection>
  );
}

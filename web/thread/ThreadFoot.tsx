import type { Company } from '#shared/domain/company.ts';
import type { Conversation, OptOut } from '#shared/domain/conversation.ts';
import { canBeAnswered, formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { missingForTexting } from '#shared/domain/missingForTexting.ts';
import { Call } from '../Call.tsx';
import { dateAndTime } from '../ui/momentWords.ts';
import { allNamesOf } from '../namesOf.ts';
import { presentFor } from '../presentFor.ts';
import { words } from '../words.ts';
import { ClosedComposer } from './ClosedComposer.tsx';
import { Composer } from './Composer.tsx';

type Props = {
  readonly conversation: Conversation;
  readonly company: Company;
  readonly contactId: string | undefined;
  readonly name: string;
  readonly onSent: () => void;
  readonly onMove: (conversationId: string, contactId: string | undefined) => void;
};

/** Shows the composer, or says why it is missing. */
export function ThreadFoot({ conversation, company, contactId, name, onSent, onMove }: Props) {
  const { originationNumber, timeZone } = company;
  const { conversationId } = conversation;
  const missing = missingForTexting(company);
  if (missing || !originationNumber) {
    const { code } = missing ?? { code: 'number-missing' };
    return <ClosedComposer conversationId={conversationId} words={words.composer.missing[code]} />;
  }
  if (!canBeAnswered(conversation.number))
    return <ClosedComposer conversationId={conversationId} words={words.composer.notAnswerable} />;
  if (conversation.blocked)
    return <ClosedComposer conversationId={conversationId} words={words.composer.blocked} />;
  if (conversation.optOut) {
    return (
      <ClosedComposer
        conversationId={conversationId}
        words={`${optOutWords(conversation.optOut, allNamesOf(conversation), timeZone)} ${words.composer.onlyThey(allNamesOf(conversation), formatPhoneNumber(originationNumber))}`}
      >
        <Call
          number={conversation.number}
          face={words.composer.callInstead}
          className="tap font-strong text-accent hover:underline"
        />
      </ClosedComposer>
    );
  }
  return (
    <Composer
      conversationId={conversation.conversationId}
      present={presentFor(conversation, contactId)}
      name={name}
      from={originationNumber}
      timeZone={timeZone}
      onSent={onSent}
      onMove={onMove}
    />
  );
}

/** Says who opted out, in whose words, and when. */
function optOutWords(
  { at, source, word = 'STOP', memberName }: OptOut,
  name: string,
  timeZone: string,
): string {
  const when = dateAndTime(at, timeZone);
  const { optedOut } = words.composer;
  if (memberName)
    return optedOut.member(name, when, source === 'imported' ? `${memberName}’s import` : memberName);
  return source === 'carrier' ? optedOut.carrier(name, when) : optedOut.person(name, when, word);
}

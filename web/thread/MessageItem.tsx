import { memo, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { Message, OutboundMessage } from '#shared/domain/message.ts';
import { TimeText } from '../ui/TimeText.tsx';
import { clockTime } from '../ui/exactTime.ts';
import { formatOf } from '../ui/formatOf.ts';
import { words } from '../words.ts';
import { wordsOf } from '../wordsOf.ts';
import { DeliveryMark, WaitingLine } from './DeliveryMark.tsx';
import { InboundNotes } from './InboundNotes.tsx';
import { OutboxNote } from './OutboxNote.tsx';
import { TextWithLinks } from './TextWithLinks.tsx';
import type { ThreadPeople } from './ThreadPeople.ts';
import { TroubleLine } from './TroubleLine.tsx';
import { AttemptLink, SentAgainLink } from './TryLinks.tsx';
import type { MessageRow } from './threadRows.ts';

type Props = { readonly row: MessageRow; readonly people: ThreadPeople };

/** One text: its bubble, and under the last of a group who sent it, when, and where it stands. */
export const MessageItem = memo(function MessageItem({ row, people }: Props) {
  const { message, closes } = row;
  const side = message.direction === 'inbound' ? 'items-start' : 'items-end';
  return (
    <div className={`flex flex-col ${side} ${closes ? 'pb-3' : 'pb-0.5'}`}>
      <div
        className={`max-w-[86%] rounded-bubble border px-[13px] py-[7px] text-bubble desk:max-w-[min(560px,78%)] ${bubbleOf(row)}`}
      >
        <TextWithLinks text={wordsOf(message.text)} linkClass={linkClassOf(row)} />
      </div>
      {closes ? <Meta row={row} people={people} /> : <SpokenMeta row={row} people={people} />}
      {isOwn(message, people) && <OutboxNote message={message} />}
      {message.direction === 'inbound' && (
        <InboundNotes message={message} repeats={row.repeats} asksToStop={row.asksToStop} people={people} />
      )}
    </div>
  );
});

function isOwn(message: Message, { myMemberId }: ThreadPeople): message is OutboundMessage {
  return (
    message.direction === 'outbound' &&
    message.author.kind === 'member' &&
    message.author.memberId === myMemberId
  );
}

function bubbleOf({ message, closes }: MessageRow): string {
  if (message.direction === 'inbound')
    return `border-line bg-paper text-ink ${closes ? 'rounded-bl-corner' : ''}`;
  const corner = closes ? 'rounded-br-corner' : '';
  if (message.state === 'cancelled') return `border-dashed border-line-strong bg-canvas text-ink-3 ${corner}`;
  if (message.state === 'scheduled') return `border-dashed border-line-strong bg-canvas text-ink ${corner}`;
  return message.author.kind === 'auto'
    ? `border-dashed border-line-strong bg-canvas text-ink ${corner}`
    : `border-transparent bg-outbound text-on-outbound ${corner}`;
}

function linkClassOf({ message }: MessageRow): string {
  const own =
    message.direction === 'outbound' &&
    message.author.kind === 'member' &&
    message.state !== 'cancelled' &&
    message.state !== 'scheduled';
  return own ? 'text-on-outbound underline' : 'text-accent underline';
}

function Meta({ row: { message, groupState }, people }: Props) {
  const time = (
    <TimeText at={message.at} words={clockTime(message.at, people.timeZone)} timeZone={people.timeZone} />
  );
  if (message.direction === 'inbound') {
    const names = people.names.length > 1 ? words.thread.inbound(people.names) : undefined;
    return (
      <div className="mt-[3px] flex max-w-[86%] flex-wrap px-1 text-meta text-ink-3">
        {names ? <Dotted>{names}</Dotted> : <span className="sr-only">{people.shortName}, </span>}
        {time}
      </div>
    );
  }
  const { state } = message;
  const troubled = state === 'failed' || state === 'unconfirmed';
  const shown = groupState ?? state;
  return (
    <>
      <div className="mt-[3px] flex max-w-full flex-wrap justify-end px-1 text-meta text-ink-3">
        <Dotted>
          <span className="font-strong text-ink-2">{senderOf(message, people)}</span>
        </Dotted>
        {message.author.kind === 'auto' && message.author.inspection && (
          <Dotted>
            <Link
              href={`/inspections/${message.author.inspection.inspectionId}`}
              className="text-accent hover:underline"
            >
              {inspectionWords(message.author.inspection, people.timeZone)}
            </Link>
          </Dotted>
        )}
        {message.again && (
          <Dotted>
            <AttemptLink again={message.again} message={message} />
          </Dotted>
        )}
        {troubled || shown === 'failed' || shown === 'unconfirmed' ? (
          time
        ) : (
          <>
            {state !== 'scheduled' && <Dotted>{time}</Dotted>}
            <DeliveryMark message={message} shown={shown} timeZone={people.timeZone} />
          </>
        )}
        {!troubled && message.sentAgainAs && (
          <span>
            <span className="mx-1">·</span>
            <SentAgainLink link={message.sentAgainAs} message={message} timeZone={people.timeZone} />
          </span>
        )}
      </div>
      {troubled && message.revision >= 0 && <TroubleLine message={message} people={people} />}
    </>
  );
}

/** The line under a group stands for all its texts to the eye; whoever listens hears it with each. */
function SpokenMeta({ row: { message }, people }: Props) {
  const sender = message.direction === 'inbound' ? people.shortName : senderOf(message, people);
  return (
    <>
      <span className="sr-only">
        {sender}, {clockTime(message.at, people.timeZone)}
      </span>
      {message.direction === 'outbound' && message.state === 'queued' && (
        <WaitingLine message={message} timeZone={people.timeZone} />
      )}
    </>
  );
}

function Dotted({ children }: { readonly children: ReactNode }) {
  return (
    <span>
      {children}
      <span className="mx-1">·</span>
    </span>
  );
}

function senderOf({ author }: OutboundMessage, { myMemberId }: ThreadPeople): string {
  if (author.kind === 'auto') return words.thread.auto;
  return author.memberId === myMemberId ? words.thread.you : author.name;
}

function inspectionWords(
  { address, startsAt }: { readonly address: string; readonly startsAt: string },
  timeZone: string,
): string {
  const thisYear = startsAt.slice(0, 4) === new Date().toISOString().slice(0, 4);
  const date = formatOf(timeZone, { month: 'short', day: 'numeric', ...(!thisYear && { year: 'numeric' }) });
  return `${address}, ${date.format(new Date(startsAt))}`;
}

import type { Message } from '#shared/domain/message.ts';
import { shownText } from '../shownText.ts';
import { TextWithLinks } from './TextWithLinks.tsx';

/** Shows the words of one text in their bubble. `closes` gives it the corner that points at its sender. */
export function MessageBubble({ message, closes }: { readonly message: Message; readonly closes: boolean }) {
  return (
    <div
      className={`max-w-[86%] rounded-bubble border px-[13px] py-[7px] text-bubble desk:max-w-[min(560px,78%)] ${bubbleOf(message, closes)}`}
    >
      <TextWithLinks text={shownText(message.text)} linkClass={linkClassOf(message)} />
    </div>
  );
}

function bubbleOf(message: Message, closes: boolean): string {
  if (message.direction === 'inbound')
    return `border-line bg-paper text-ink ${closes ? 'rounded-bl-corner' : ''}`;
  const corner = closes ? 'rounded-br-corner' : '';
  if (message.state === 'cancelled') return `border-dashed border-line-strong bg-canvas text-ink-3 ${corner}`;
  if (message.state === 'scheduled') return `border-dashed border-line-strong bg-canvas text-ink-2 ${corner}`;
  return message.author.kind === 'auto'
    ? `border-dashed border-line-strong bg-canvas text-ink ${corner}`
    : `border-transparent bg-outbound text-on-outbound ${corner}`;
}

function linkClassOf(message: Message): string {
  const own =
    message.direction === 'outbound' &&
    message.author.kind === 'member' &&
    message.state !== 'cancelled' &&
    message.state !== 'scheduled';
  return own ? 'text-on-outbound underline' : 'text-accent underline';
}

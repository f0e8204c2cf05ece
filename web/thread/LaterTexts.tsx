import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { comingWords } from '../ui/momentWords.ts';
import { MessageBubble } from './MessageBubble.tsx';
import { OutboundLine } from './OutboundLine.tsx';
import type { ThreadPeople } from './ThreadPeople.ts';

const laterWords = {
  later: 'Later',
  next: (count: number, when: string) =>
    count === 1 ? `1 text, ${when}` : `${count} texts, the next one ${when}`,
} as const;

/** Below this height of the window the texts are folded to their line, so that the thread keeps its room. */
const lowestOpen = 560;

/**
 * Shows the scheduled texts, under a line after the end of the thread. They have room of their own, at most a third of the pane,
 * so the newest text that was said stays in sight however many there are.
 */
export function LaterTexts({
  later,
  people,
}: {
  readonly later: readonly OutboundMessage[];
  readonly people: ThreadPeople;
}) {
  const [open, setOpen] = useState(() => innerHeight >= lowestOpen);
  const [next] = later;
  if (!next) return null;
  const Chevron = open ? ChevronDown : ChevronUp;
  return (
    <section
      aria-label={laterWords.later}
      className="flex max-h-[33%] min-h-9 flex-none flex-col coarse:min-h-11"
    >
      <h3 className="mx-auto w-full max-w-[968px] flex-none px-3 desk:px-6">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex h-9 w-full items-center gap-3 rounded-small text-section font-strong text-ink-3 hover:text-ink coarse:h-11"
        >
          <span className="h-px flex-1 bg-line-strong" />
          <span className="flex items-center gap-1.5">
            {laterWords.later}
            <span className="font-normal">
              {laterWords.next(later.length, comingWords(next.at, people.timeZone))}
            </span>
            <Chevron size={14} aria-hidden="true" />
          </span>
          <span className="h-px flex-1 bg-line-strong" />
        </button>
      </h3>
      {open && (
        <div className="scroller min-h-0 overscroll-contain px-3 pb-1 desk:px-6">
          <ol aria-label={laterWords.later} className="mx-auto max-w-[920px]">
            {later.map((message) => (
              <li key={keyOf(message)} className="group/text flex flex-col items-end pb-2.5">
                <MessageBubble message={message} closes />
                <OutboundLine message={message} people={people} />
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

/** Returns a key without the time, so that an edit that moves a text keeps its row, and with it the focus. */
function keyOf({ author, messageId }: OutboundMessage): string {
  return author.kind === 'auto' ? `${author.program ?? ''}/${messageId}` : messageId;
}

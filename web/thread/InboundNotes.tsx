import { CircleSlash, Copy, ImageOff, TriangleAlert, Undo2 } from 'lucide-react';
import { isWordless } from '#shared/domain/isWordless.ts';
import type { InboundMessage } from '#shared/domain/message.ts';
import { TextAction } from '../ui/TextAction.tsx';
import { words } from '../words.ts';
import type { ThreadPeople } from './ThreadPeople.ts';

/** Says what an inbound text means beyond its words, and whether it may have come twice. */
export function InboundNotes({
  message: { messageId, meaning, text },
  repeats,
  asksToStop,
  people,
}: {
  readonly message: InboundMessage;
  readonly repeats: boolean;
  readonly asksToStop: boolean;
  readonly people: ThreadPeople;
}) {
  const line = 'mt-[3px] flex items-start gap-1.5 px-1 text-meta';
  const look = { size: 14, className: 'mt-px flex-none', 'aria-hidden': true } as const;
  const isOpen = people.optOutRequest?.messageId === messageId;
  const mayOptOut = isOpen && !people.optOut && !people.blocked;
  return (
    <>
      {isWordless(text) && (
        <p className={`${line} text-ink-2`}>
          <ImageOff {...look} />
          {words.thread.photoPerhaps}
        </p>
      )}
      {meaning === 'optOut' && (
        <p className={`${line} font-strong text-bad`}>
          <CircleSlash {...look} />
          {words.thread.meanings.optOut}
        </p>
      )}
      {meaning === 'optIn' && (
        <p className={`${line} font-strong text-good`}>
          <Undo2 {...look} />
          {words.thread.meanings.optIn}
        </p>
      )}
      {asksToStop && mayOptOut && (
        <p className={`${line} rounded-small bg-unsure-wash px-2 py-0.5 font-strong text-unsure`}>
          <TriangleAlert {...look} />
          <span className="flex flex-wrap gap-x-2">
            {words.thread.asksToStop(people.shortName)}
            <TextAction className="coarse:-my-1" onClick={people.acts.optOut}>
              {words.thread.optOut}
            </TextAction>
          </span>
        </p>
      )}
      {repeats && (
        <p className={`${line} text-unsure`}>
          <Copy {...look} />
          {words.thread.repeats}
        </p>
      )}
    </>
  );
}

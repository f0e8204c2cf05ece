import { CalendarClock } from 'lucide-react';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { PhoneNumber } from '#shared/domain/phoneNumber.ts';
import { countSegments } from '#shared/domain/segments.ts';
import { useDraft, writing } from '../api/writing.ts';
import type { SendLater } from '../api/outboxEntries.ts';
import { lazily } from '../frame/lazily.tsx';
import { lazyDialog } from '../frame/lazyDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { isTyping } from '../ui/isTyping.ts';
import { useHasPassed } from '../ui/useHasPassed.ts';
import { words } from '../words.ts';
import { ReturnedNote } from './ReturnedNote.tsx';
import { FromLine } from './FromLine.tsx';
import { NextUnread } from './NextUnread.tsx';

const highest = 8 * 22;
const SendLaterDialog = lazyDialog(async () => (await import('./SendLaterDialog.tsx')).SendLaterDialog);
const segmentCounter = lazily(async () => (await import('./SegmentCounter.tsx')).SegmentCounter, null);

type Props = {
  readonly conversationId: string;
  /** The people who are reached here now, first the one whom the member means to text. */
  readonly present: readonly string[];
  /** "Ana & Luis". */
  readonly name: string;
  /** Our own number, which the person will see. */
  readonly from: PhoneNumber;
  readonly timeZone: string;
  readonly onSent: () => void;
  /** Opens another conversation, at which the same person is reached now. */
  readonly onMove: (conversationId: string, contactId: string | undefined) => void;
};

/** Lets the member write a text. The text is only in the draft, so what is on the screen is what is kept. */
export function Composer({ conversationId, present, name, from, timeZone, onSent, onMove }: Props) {
  const id = useId();
  const draft = useDraft(conversationId);
  const text = draft?.text ?? '';
  const count = countSegments(text.trim());
  const isSendable = text.trim() !== '' && !count.tooLong;
  const [choosing, setChoosing] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  useHeightOfText(area, text);
  useFocusOnOpening(area);
  const isDue = useHasPassed(draft?.later ? Date.parse(draft.later.scheduledAt) : 0);
  const later = isDue ? undefined : draft?.later;

  const send = (when?: SendLater | 'now') => {
    // Read again here, not from this render, because Enter and a click at the same moment find the draft gone.
    if (countSegments(writing().drafts.read(conversationId)?.text.trim() ?? '').tooLong) return;
    const entry = writing().outbox.enter(conversationId, present, when);
    if (entry && !entry.scheduledAt) onSent();
    area.current?.focus();
  };
  const replace = (character: string, plain: string) => {
    writing().drafts.write(conversationId, text.replaceAll(character, plain), present);
    area.current?.focus();
  };
  return (
    <>
      <form
        className="flex-none border-t border-line bg-paper px-3 pt-2.5 pb-[max(8px,env(safe-area-inset-bottom))] desk:px-5 desk:pt-3 short:pt-1 short:pb-1"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div className="@container mx-auto max-w-[928px]">
          {draft?.returned && (
            <ReturnedNote
              returned={draft.returned}
              later={later}
              timeZone={timeZone}
              conversationId={conversationId}
              onMove={onMove}
            />
          )}
          <div className="fade flex items-end gap-2 rounded-composer border border-edge bg-paper py-[5px] pr-[5px] pl-3.5 focus-within:border-accent focus-within:ring-3 focus-within:ring-accent-wash forced-colors:focus-within:outline-2">
            <textarea
              ref={area}
              value={text}
              rows={1}
              dir="auto"
              aria-label={words.composer.placeholder(name)}
              aria-describedby={`${id}-from ${id}-count`}
              placeholder={words.composer.placeholder(name)}
              enterKeyHint="send"
              className="field-sizing-content max-h-[190px] min-w-0 flex-1 resize-none self-center bg-transparent py-[7px] text-composer outline-none placeholder:truncate"
              onInput={(event) => writing().drafts.write(conversationId, event.currentTarget.value, present)}
              onKeyDown={(event) => {
                if (!isSendingEnter(event)) return;
                event.preventDefault();
                send();
              }}
            />
            <IconButton
              label={words.schedule.sendLater}
              aria-disabled={!isSendable}
              className={isSendable ? '' : 'opacity-50'}
              onClick={() => isSendable && setChoosing(true)}
            >
              <CalendarClock size={18} aria-hidden="true" />
            </IconButton>
            <Button
              type="submit"
              look={isSendable ? 'primary' : 'idle'}
              aria-disabled={!isSendable}
              className="flex-none"
            >
              {later ? words.schedule.schedule : words.composer.send}
            </Button>
          </div>
          <div className="group/foot mt-1.5 flex min-h-[19px] coarse:min-h-12.5 short:mt-0 short:min-h-0 flex-wrap items-center justify-between gap-x-4 px-1.5 text-meta text-ink-3">
            <FromLine
              id={`${id}-from`}
              from={from}
              timeZone={timeZone}
              isSendable={isSendable}
              later={later}
              name={name}
              onSendAt={(scheduledAt) => send({ scheduledAt, cancelIfReplied: false })}
              onSendNow={() => send('now')}
            />
            {text !== '' && <segmentCounter.Component count={count} id={`${id}-count`} onReplace={replace} />}
            <NextUnread conversationId={conversationId} />
          </div>
        </div>
      </form>
      <SendLaterDialog
        name={name}
        timeZone={timeZone}
        open={choosing}
        onClose={() => setChoosing(false)}
        onSchedule={send}
      />
    </>
  );
}

/** Returns true for Enter alone, which sends. One that ends an input method's composition does not get here. */
function isSendingEnter(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
}

/** Gives the field the height of its text where the browser does not do that itself. Measuring lays out the whole thread at every key. */
function useHeightOfText(area: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = area.current;
    if (!element || CSS.supports('field-sizing', 'content')) return;
    element.style.height = 'auto';
    const edges = element.offsetHeight - element.clientHeight + 14;
    element.style.height = `${Math.min(element.scrollHeight, highest + edges)}px`;
    element.style.overflowY = element.scrollHeight > highest + edges ? 'auto' : 'hidden';
  }, [area, text]);
}

/**
 * Focuses the composer when a thread opens, because the member wants to write; but not where a keyboard would cover half a
 * phone, and not while another field has the focus.
 */
function useFocusOnOpening(area: RefObject<HTMLTextAreaElement | null>): void {
  useLayoutEffect(() => {
    if (matchMedia('(pointer: fine)').matches && !isTyping()) area.current?.focus({ preventScroll: true });
  }, [area]);
}

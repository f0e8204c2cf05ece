import { useEffect, useLayoutEffect, useRef } from 'react';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { dayHead, dayOf } from '../thread/calendar.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { clockTime } from '../ui/exactTime.ts';
import { TimeText } from '../ui/TimeText.tsx';
import { useNow } from '../ui/useNow.ts';
import { companyNameOf, textOf } from './handsetWords.ts';
import type { Company, HandsetText } from './network.ts';
import type { Handsets } from './useHandsets.ts';
import { useTexts } from './useTexts.ts';
import { zoneOf } from './zoneOf.ts';

const groupMs = 5 * 60_000;
/** The distance from an edge, in pixels, that counts as being there. */
const near = 60;

/** Shows the texts between a handset and a company, and older ones when a person scrolls up. Times are the company's. */
export function TextLog({
  number,
  company,
  handsets,
}: {
  readonly number: string;
  readonly company: Company | undefined;
  readonly handsets: Handsets;
}) {
  const { shown, problem, hasOlder, loadingOlder, showOlder } = useTexts(number, company?.number, handsets);
  const scroller = useRef<HTMLDivElement>(null);
  useReadingPlace(scroller, shown);
  const today = useNow(60_000);
  const timeZone = zoneOf(handsets.companies, company?.number);
  useEffect(() => {
    const element = scroller.current;
    if (element && hasOlder && element.scrollHeight <= element.clientHeight) showOlder();
  });

  return (
    <div
      ref={scroller}
      role="log"
      aria-label="Texts"
      tabIndex={0}
      onScroll={(event) => event.currentTarget.scrollTop < near && hasOlder && showOlder()}
      className="scroller flex min-h-0 flex-1 flex-col bg-canvas px-3.5 pt-3 pb-4 -outline-offset-2 [overflow-anchor:none]"
    >
      <div className="mt-auto flex flex-none flex-col">
        <Alert className="self-center p-3">{problem}</Alert>
        {hasOlder && (
          <Button
            look="quiet"
            className="self-center"
            aria-disabled={loadingOlder || undefined}
            onClick={showOlder}
          >
            {loadingOlder ? 'Loading older texts' : 'Show older texts'}
          </Button>
        )}
        {shown?.length === 0 && (
          <p className="p-5 text-center text-ink-2">
            {company
              ? `No texts with ${companyNameOf(company)}, ${formatPhoneNumber(company.number)}, yet. Write the first one below.`
              : 'No company has a number yet.'}
          </p>
        )}
        {shown?.map((text, index) => (
          <Text
            key={text.carrierMessageId}
            text={text}
            before={shown[index - 1]}
            after={shown[index + 1]}
            today={today}
            timeZone={timeZone}
          />
        ))}
      </div>
    </div>
  );
}

function Text({
  text,
  before,
  after,
  today,
  timeZone,
}: {
  readonly text: HandsetText;
  readonly before: HandsetText | undefined;
  readonly after: HandsetText | undefined;
  readonly today: Date;
  readonly timeZone: string;
}) {
  const day = dayOf(Date.parse(text.at), timeZone);
  const isNewDay = !before || dayOf(Date.parse(before.at), timeZone) !== day;
  const isLast =
    !after ||
    after.direction !== text.direction ||
    Date.parse(after.at) - Date.parse(text.at) > groupMs ||
    dayOf(Date.parse(after.at), timeZone) !== day;
  const isIn = text.direction === 'in';
  const look = isIn
    ? `self-start border-line bg-paper ${isLast ? 'rounded-bl-corner' : ''}`
    : `self-end border-transparent bg-outbound text-on-outbound ${isLast ? 'rounded-br-corner' : ''}`;
  return (
    <>
      {isNewDay && (
        <p className="self-center pt-3 pb-2 text-meta text-ink-3">
          {dayHead(day, dayOf(today.getTime(), timeZone))}
        </p>
      )}
      <p
        dir="auto"
        className={`mt-0.5 max-w-[86%] rounded-bubble border px-[13px] py-[7px] text-bubble wrap-anywhere whitespace-pre-wrap ${look}`}
      >
        <span className="sr-only">{isIn ? 'Arrived: ' : 'Typed here: '}</span>
        {textOf(text)}
      </p>
      {isLast && (
        <TimeText
          at={text.at}
          words={clockTime(text.at, timeZone)}
          timeZone={timeZone}
          className={`mx-1 mt-0.75 mb-2.5 text-meta text-ink-3 ${isIn ? 'self-start' : 'self-end'}`}
        />
      )}
    </>
  );
}

/** Stays at the end when a text comes and the end is in view, and keeps what is read where it is when older texts come above it. */
function useReadingPlace(
  scroller: { readonly current: HTMLDivElement | null },
  shown: readonly HandsetText[] | undefined,
): void {
  const seen = useRef({ first: '', last: '', height: 0, atEnd: true });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = () => {
      seen.current.atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < near;
    };
    // Also when the composer grows or a keyboard opens.
    const observer = new ResizeObserver(() => {
      if (seen.current.atEnd) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !shown) return;
    const { first, last, height, atEnd } = seen.current;
    const newFirst = shown[0]?.carrierMessageId ?? '';
    const newest = shown.at(-1);
    const newLast = newest?.carrierMessageId ?? '';
    const isNew = newLast !== last;
    if (isNew && (atEnd || newest?.direction === 'out')) element.scrollTop = element.scrollHeight;
    else if (newFirst !== first && first !== '') element.scrollTop += element.scrollHeight - height;
    seen.current = { ...seen.current, first: newFirst, last: newLast, height: element.scrollHeight };
  }, [scroller, shown]);
}

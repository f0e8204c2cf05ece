import { useState } from 'react';
import { clockTime, exactTime } from '../ui/exactTime.ts';
import { pressableClass } from './DetailsButton.tsx';

/** Shows when a text came in: the time of day, and the exact date while it has the keyboard's focus or once it is pressed. */
export function InboundTime({ at, timeZone }: { readonly at: string; readonly timeZone: string }) {
  const [isExact, setExact] = useState(false);
  const exact = exactTime(at, timeZone);
  return (
    <button
      type="button"
      aria-label={exact}
      title={exact}
      className={`group/time tap tabular rounded-small hover:underline ${pressableClass}`}
      onClick={() => setExact(!isExact)}
    >
      <time dateTime={at}>
        <span className={isExact ? 'hidden' : 'group-focus-visible/time:hidden'}>
          {clockTime(at, timeZone)}
        </span>
        <span className={isExact ? '' : 'hidden group-focus-visible/time:inline'}>{exact}</span>
      </time>
    </button>
  );
}

import { memo } from 'react';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { directionOf } from '../ui/directionOf.ts';
import { age } from '../ui/age.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { TimeText } from '../ui/TimeText.tsx';
import { nameOf, previewOf } from './handsetWords.ts';
import type { HandsetText, ListedHandset } from './network.ts';
import { addressOf } from './useOpened.ts';

/** Shows one handset in the list: whose it is, its last text, and when that was. */
export const HandsetRow = memo(function HandsetRow({
  handset,
  last,
  opened,
  unread,
  now,
  timeZone,
}: {
  readonly handset: ListedHandset;
  readonly last: HandsetText | undefined;
  readonly opened: boolean;
  readonly unread: boolean;
  readonly now: Date;
  readonly timeZone: string;
}) {
  const { name, number } = handset;
  const preview = previewOf(handset);
  const quiet = opened ? 'text-ink-2' : 'text-ink-3';
  return (
    <li className="[contain-intrinsic-size:auto_56px] [content-visibility:auto]">
      <a
        href={addressOf(number)}
        data-row={number}
        aria-current={opened ? 'true' : undefined}
        className={`fade grid h-14 grid-cols-[38px_minmax(0,1fr)] items-center gap-x-3 rounded-control px-2 text-ink -outline-offset-2 hover:no-underline coarse:h-15 ${
          opened ? 'bg-accent-wash' : 'hover:bg-canvas'
        }`}
      >
        <Avatar name={name ?? undefined} />
        <span className="min-w-0">
          <span className="flex items-baseline gap-2">
            <bdi className={`min-w-0 truncate text-left ${unread ? 'font-strong' : 'font-name'}`}>
              {nameOf(handset)}
            </bdi>
            {name !== null && (
              <span className={`flex-none text-meta tabular ${quiet}`}>{formatPhoneNumber(number)}</span>
            )}
            {last && (
              <TimeText
                at={last.at}
                words={age(last.at, now, timeZone)}
                timeZone={timeZone}
                className={`ml-auto flex-none text-meta ${unread ? 'font-strong text-accent' : quiet}`}
              />
            )}
          </span>
          <span className="flex items-center gap-2">
            <span
              dir={directionOf(preview.text)}
              className={`min-w-0 flex-1 truncate text-left text-[13px] leading-[19px] ${unread ? 'text-ink' : 'text-ink-2'}`}
            >
              {preview.by && <span>{preview.by}: </span>}
              <bdi>{preview.text}</bdi>
            </span>
            {unread && (
              <span className="dot size-2.5 flex-none rounded-full bg-accent">
                <span className="sr-only">unread</span>
              </span>
            )}
          </span>
        </span>
      </a>
    </li>
  );
});

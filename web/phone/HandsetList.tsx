import { useRef, useState } from 'react';
import { searchedText } from '#shared/domain/searchedText.ts';
import { SearchField } from '../SearchField.tsx';
import { useNow } from '../ui/useNow.ts';
import { useRovingRows } from '../ui/useRovingRows.ts';
import { AddHandset } from './AddHandset.tsx';
import { HandsetRow } from './HandsetRow.tsx';
import { companyIn, handsetMatching, lastTextOf, nameOf } from './handsetWords.ts';
import type { ListedHandset } from './network.ts';
import { zoneOf } from './zoneOf.ts';
import type { Handsets } from './useHandsets.ts';

/** Shows the handsets, the last active first, with a search and a form that adds one. */
export function HandsetList({
  handsets,
  opened,
}: {
  readonly handsets: Handsets;
  readonly opened: string | undefined;
}) {
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const roving = useRovingRows(list, opened);
  const now = useNow(30_000);
  const { all, companies, isUnread } = handsets;
  const shown = [...(all?.values() ?? [])].filter(handsetMatching(searchedText(typed))).toSorted(byActivity);
  return (
    <>
      <div className="px-3 pt-3 pb-1">
        <SearchField label="Search name or number" text={typed} onText={setTyped} />
        <AddHandset />
      </div>
      <ul ref={list} aria-label="Handsets" className="scroller min-h-0 flex-1 px-1 pb-2" {...roving}>
        {shown.map((handset) => {
          const last = lastTextOf(handset);
          return (
            <HandsetRow
              key={handset.number}
              handset={handset}
              last={last}
              opened={handset.number === opened}
              unread={isUnread(handset)}
              now={now}
              timeZone={zoneOf(companies, last && companyIn(last))}
            />
          );
        })}
      </ul>
      {all && shown.length === 0 && (
        <p className="flex-1 px-5 wrap-anywhere text-ink-2">
          {typed
            ? `No handset matches “${typed}”. Add one with any number above.`
            : 'No handsets yet. Add one with any number above.'}
        </p>
      )}
    </>
  );
}

function byActivity(one: ListedHandset, other: ListedHandset): number {
  const [first, second] = [one, other].map((handset) => lastTextOf(handset)?.at ?? '');
  if (first !== second) return (first ?? '') < (second ?? '') ? 1 : -1;
  return nameOf(one).localeCompare(nameOf(other));
}

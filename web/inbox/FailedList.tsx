import { useFailed } from '../api/useFailed.ts';
import { ShowMore } from '../frame/ShowMore.tsx';
import { words } from '../words.ts';
import { FailedRow } from './FailedRow.tsx';
import type { Listing } from './Listing.ts';
import { LoadFailed } from './LoadFailed.tsx';
import { RowSkeletons } from './RowSkeletons.tsx';

const emptyWords =
  'Nothing needs a look. A text that fails appears here until it is sent again or dismissed.';

/** Lists the texts that failed or may not have arrived and were not dismissed, newest first. */
export function FailedList({ listing }: { readonly listing: Listing }) {
  const { items, error, retry, hasMore, pages } = useFailed();
  if (!items) return error ? <LoadFailed error={error} onRetry={retry} /> : <RowSkeletons count={3} />;
  if (items.length === 0) return <p className="px-3 py-3 text-ink-3">{emptyWords}</p>;
  return (
    <>
      <ul aria-label={words.list.failedView} className="pt-1">
        {items.map((item) => (
          <FailedRow
            key={`${item.message.conversationId} ${item.message.at} ${item.message.messageId}`}
            item={item}
            listing={listing}
          />
        ))}
      </ul>
      {hasMore && <ShowMore list="failed" pages={pages} className="mx-3 my-2" />}
    </>
  );
}

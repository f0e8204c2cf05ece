import { useNeedsLook } from '../api/useNeedsLook.ts';
import { ShowMore } from '../frame/ShowMore.tsx';
import { refusedWords } from '../refused/refusedWords.ts';
import { RegistrationNotice } from '../welcome/RegistrationNotice.tsx';
import { words } from '../words.ts';
import { FailedRow } from './FailedRow.tsx';
import type { Listing } from './Listing.ts';
import { LoadFailed } from '../frame/LoadFailed.tsx';
import { SetAsideRow } from './SetAsideRow.tsx';
import { RefusedRow } from './RefusedRow.tsx';
import { RowSkeletons } from './RowSkeletons.tsx';

const emptyWords =
  'Nothing needs a look. A text that was not sent, or may not have arrived, appears here until someone takes care of it.';

/**
 * Lists what needs a look, as the board does: what this browser has set aside, then what failed or may not have arrived and was
 * not dismissed, newest first, then what was refused for missing consent. An admin learns here, as on the board, that texts do
 * not reach people yet.
 */
export function FailedList({ listing }: { readonly listing: Listing }) {
  const look = useNeedsLook(listing.me);
  const { items, setAside, refused, moreRefused, isNotReady, error, retry, hasMore, pages } = look;
  return (
    <>
      {isNotReady && (
        <div className="px-3">
          <RegistrationNotice />
        </div>
      )}
      {look.hasNoTexts && !isNotReady && <p className="px-3 py-3 text-ink-3">{emptyWords}</p>}
      <ul aria-label={words.list.failedView} className="pt-1 empty:hidden">
        {setAside.map((entry) => (
          <SetAsideRow key={entry.messageId} entry={entry} listing={listing} />
        ))}
        {items?.map((item) => (
          <FailedRow
            key={`${item.message.conversationId} ${item.message.at} ${item.message.messageId}`}
            item={item}
            listing={listing}
          />
        ))}
        {refused.map((text) => (
          <RefusedRow key={`${text.roleName} ${text.messageId}`} refused={text} listing={listing} />
        ))}
      </ul>
      {moreRefused && (
        <p className="px-3 py-2 text-ink-2">
          {refusedWords.title}: {refusedWords.count(refused.length, moreRefused)}
        </p>
      )}
      {!items && (error ? <LoadFailed error={error} onRetry={retry} /> : <RowSkeletons count={3} />)}
      {hasMore && <ShowMore list="failed" pages={pages} className="mx-3 my-2" />}
    </>
  );
}

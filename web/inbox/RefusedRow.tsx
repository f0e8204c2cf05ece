import type { RefusedText as Refused } from '#shared/api/routes.ts';
import { RefusedText } from '../refused/RefusedText.tsx';
import { refusedFacts } from '../refused/refusedFacts.ts';
import type { Listing } from './Listing.ts';
import { LookRow } from './LookRow.tsx';

/**
 * Shows one automated text that was refused for missing consent: for whom, by which automation, and the buttons that record
 * consent and send it (P31).
 */
export function RefusedRow({ refused, listing }: { readonly refused: Refused; readonly listing: Listing }) {
  const { conversation, text, at, roleName, messageId } = refused;
  const rowKey = `refused ${roleName} ${messageId}`;
  const { notInTitle, by } = refusedFacts(refused);
  return (
    <LookRow conversation={conversation} text={text} at={at} rowKey={rowKey} listing={listing}>
      <bdi className="block truncate text-meta text-ink-2">
        {[notInTitle, by].filter(Boolean).join(' · ')}
      </bdi>
      <RefusedText refused={refused} rowKey={rowKey} />
    </LookRow>
  );
}

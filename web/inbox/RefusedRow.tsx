import type { RefusedText as Refused } from '#shared/api/routes.ts';
import { RefusedText } from '../refused/RefusedText.tsx';
import type { Listing } from './Listing.ts';
import { LookRow } from './LookRow.tsx';

/** Shows one automated text that was refused for missing consent, with the buttons that record consent and send it (P31). */
export function RefusedRow({ refused, listing }: { readonly refused: Refused; readonly listing: Listing }) {
  const { conversation, text, at, roleName, messageId } = refused;
  const rowKey = `refused ${roleName} ${messageId}`;
  return (
    <LookRow conversation={conversation} text={text} at={at} rowKey={rowKey} listing={listing}>
      <RefusedText refused={refused} rowKey={rowKey} />
    </LookRow>
  );
}

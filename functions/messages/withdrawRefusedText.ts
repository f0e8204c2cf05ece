import type { Store } from '#shared/store/dynamoStore.ts';

/**
 * Withdraws the id of a text that was refused for missing consent, and takes the text off the board, where open pages see it go.
 * Returns `accepted` for a text that was sent meanwhile, and undefined when no refused text has this id.
 */
export async function withdrawRefusedText(
  store: Store,
  companyId: string,
  idScope: string,
  messageId: string,
): Promise<'withdrawn' | 'accepted' | undefined> {
  const refused = await store.findRefusedText(companyId, idScope, messageId);
  if (!refused) return undefined;
  const isWithdrawn = await store.withdrawMessageId(companyId, idScope, messageId);
  await store.removeRefusedText(refused);
  return isWithdrawn ? 'withdrawn' : 'accepted';
}

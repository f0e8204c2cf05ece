import type { OutboundMessage } from '#shared/domain/message.ts';
import { type Refused, isRefused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { refusedTextFrom } from './refusedText.ts';

/**
 * Lists the failed and unconfirmed texts that need attention, newest first. The first page has the automated texts that were
 * refused for missing consent too.
 */
export async function listFailed(
  { store, now }: Granted<{ store: 'read' }>,
  { caller: { company }, input: { cursor } }: MemberRequest<{ cursor?: string | undefined }>,
) {
  const [page, refused] = await Promise.all([
    store.listFailed(company.companyId, cursor),
    cursor === undefined ? store.listRefusedTexts(company.companyId, now()) : { texts: [], more: false },
  ]);
  if (isRefused(page)) return page;
  return {
    ...page,
    items: [...page.items],
    ...(refused.texts.length > 0 && {
      refused: refused.texts.map((text) => refusedTextFrom(company, text)),
      moreRefused: refused.more,
    }),
  };
}

type Named = { readonly conversationId: string; readonly messageId: string; readonly at: string };

/** Dismisses a failure for the whole company. The message leaves the Failed list and keeps its state in the thread. */
export async function dismissFailure(
  { store }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<Named>,
): Promise<OutboundMessage | Refused> {
  return store.dismissFailure({ companyId: caller.company.companyId, ...input });
}

import type { PageStorage } from '../ui/pageStorage.ts';

/** The company and the member whose drafts and unsent texts a device keeps. */
export type Owner = { readonly companyId: string; readonly memberId: string };

export type UnsentText = Owner & { readonly conversationId: string; readonly text: string };

/** Lists the texts that were written and not sent, in the order in which they are kept. */
export function unsentTexts(storage: PageStorage, owners: readonly Owner[]): readonly UnsentText[] {
  return writingOf(storage, owners).flatMap(({ key, owner, id }) => {
    const kept = read(storage.getItem(key));
    const text = kept?.text?.trim();
    if (!kept || kept.stored || !text) return [];
    return [{ ...owner, conversationId: kept.conversationId ?? id, text }];
  });
}

/** Erases the unsent texts of these members from this device. */
export function eraseWriting(storage: PageStorage, owners: readonly Owner[]): void {
  for (const { key } of writingOf(storage, owners)) storage.removeItem(key);
}

function writingOf(storage: PageStorage, owners: readonly Owner[]) {
  return storage.keys().flatMap((key) => {
    const [app, , companyId, memberId, id = ''] = key.split('/');
    const owner = owners.find((one) => one.companyId === companyId && one.memberId === memberId);
    return app === 'conversations' && owner ? [{ key, owner, id }] : [];
  });
}

function read(
  raw: string | null,
): { readonly text?: string; readonly conversationId?: string; readonly stored?: unknown } | undefined {
  try {
    return JSON.parse(raw ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

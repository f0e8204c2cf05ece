import type { Adapter, AdapterPayload } from 'oidc-provider';
import * as z from 'zod/mini';
import { openJournal } from '../queues/journal.ts';

const Entry = z.object({
  key: z.string(),
  /** Absent when it was deleted. */
  payload: z.optional(z.record(z.string(), z.unknown())),
  /** Milliseconds since 1970. */
  expiresAt: z.optional(z.number()),
});
type Entry = z.infer<typeof Entry>;

/** The same as `refreshTokenRotationGracePeriod` in AWS, because the answer to a renewal may get lost. */
const graceSeconds = 60;

export type IdentityStore = {
  readonly adapter: (model: string) => Adapter;
  readonly close: () => Promise<void>;
};

/** Keeps the identity provider's sessions, grants and tokens in a journal. Drops expired ones when it opens. */
export async function openIdentityStore(path: string): Promise<IdentityStore> {
  const journal = await openJournal(path, (value) => Entry.parse(value));
  const kept = new Map<string, Entry>();
  for (const entry of journal.entries) {
    if (entry.payload) kept.set(entry.key, entry);
    else kept.delete(entry.key);
  }
  for (const [key, entry] of kept) if (!isAlive(entry)) kept.delete(key);
  await journal.rewrite(() => [...kept.values()]);

  async function put(entry: Entry): Promise<void> {
    kept.set(entry.key, entry);
    await journal.append(entry);
  }

  async function remove(key: string): Promise<void> {
    if (kept.delete(key)) await journal.append({ key });
  }

  function find(matches: (entry: Entry) => boolean): AdapterPayload | undefined {
    for (const entry of kept.values()) if (matches(entry) && isAlive(entry)) return entry.payload;
    return undefined;
  }

  return {
    adapter(model) {
      const keyOf = (id: string) => `${model}:${id}`;
      return {
        async upsert(id, payload, expiresIn) {
          const expiresAt = expiresIn ? Date.now() + expiresIn * 1000 : undefined;
          await put({ key: keyOf(id), payload: { ...payload }, ...(expiresAt && { expiresAt }) });
        },
        async find(id) {
          const payload = find((entry) => entry.key === keyOf(id));
          return model === 'RefreshToken' ? withGrace(payload) : payload;
        },
        findByUid: async (uid) =>
          find((entry) => entry.key.startsWith(`${model}:`) && entry.payload?.['uid'] === uid),
        findByUserCode: async () => undefined,
        async consume(id) {
          const entry = kept.get(keyOf(id));
          const consumed = Math.floor(Date.now() / 1000);
          if (!entry?.payload || entry.payload['consumed'] !== undefined) return;
          await put({ ...entry, payload: { ...entry.payload, consumed } });
        },
        destroy: (id) => remove(keyOf(id)),
        async revokeByGrantId(grantId) {
          const ofGrant = [...kept.values()].filter(({ payload }) => payload?.['grantId'] === grantId);
          await Promise.all(ofGrant.map(({ key }) => remove(key)));
        },
      };
    },
    close: journal.close,
  };
}

function withGrace(payload: AdapterPayload | undefined): AdapterPayload | undefined {
  const { consumed, ...rest } = payload ?? {};
  const isInGrace = typeof consumed === 'number' && Date.now() / 1000 - consumed < graceSeconds;
  return isInGrace ? rest : payload;
}

function isAlive({ expiresAt }: Entry): boolean {
  return expiresAt === undefined || expiresAt > Date.now();
}

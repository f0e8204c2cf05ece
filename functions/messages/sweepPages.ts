import type { Key } from '#shared/store/keys.ts';
import type { DuePage } from '#shared/store/messageStore.ts';
import { sweepItem, postpone, type SweepGrants } from './sweepItem.ts';

/** A sweep mostly waits for the table. With more requests at once, the connections would wait for each other. */
const concurrency = 32;

/**
 * Checks the items of a page of a bucket, then those of the pages behind it, until none is due or the time is up. Follows the
 * index page by page instead of asking again for the first one, because an index that lags would return the same items. Texts of
 * one conversation are checked in order, the others in parallel. An item that fails does not block the others: all are checked,
 * and then the round fails as a whole.
 */
export async function sweepPages(granted: SweepGrants, first: DuePage, until: Date): Promise<void> {
  const errors: unknown[] = [];
  let page: DuePage | undefined = first;
  while (page) {
    const groups = byConversation([...page.messages, ...page.optOutRemovals]);
    const rows = await granted.store.findRows(page.messages);
    await inParallel(groups, async (items) => {
      for (const item of items) {
        try {
          if (await sweepItem(granted, item, rows.get(item.pk))) granted.metrics.count('recovered');
        } catch (error) {
          errors.push(error);
          await postpone(granted, item).catch(() => {});
        }
      }
    });
    const isLast: boolean = page.next === undefined || granted.now() >= until;
    page = isLast ? undefined : await granted.store.listDueIn(page.bucket, granted.now(), page.next);
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} texts could not be swept`);
}

function byConversation<Item extends Key>(items: readonly Item[]): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(item.pk, [...(groups.get(item.pk) ?? []), item]);
  return [...groups.values()];
}

async function inParallel<Task>(
  tasks: readonly Task[],
  perform: (task: Task) => Promise<void>,
): Promise<void> {
  const waiting = tasks.values();
  const worker = async () => {
    for (const task of waiting) await perform(task);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

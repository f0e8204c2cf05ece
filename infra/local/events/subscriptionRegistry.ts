import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { replaceJson } from '../database/replaceJson.ts';
import { eventTopicArn } from './eventTopicArn.ts';
import { Subscription } from './Subscription.ts';

export type SubscriptionRegistry = Awaited<ReturnType<typeof openSubscriptions>>;

/** Opens the subscriptions of a data folder. They survive a restart. */
export async function openSubscriptions(folder: string) {
  const file = join(folder, 'subscriptions.json');
  const text = await readFile(file, 'utf8').catch(() => '[]');
  let all: readonly Subscription[] = z.array(Subscription).parse(JSON.parse(text));
  /** Changes are written one after another, so that none overwrites another. */
  let writing = Promise.resolve();

  function change(next: (known: readonly Subscription[]) => readonly Subscription[]): Promise<void> {
    const before = writing;
    writing = writeAfter(before, next);
    return writing;
  }

  async function writeAfter(
    before: Promise<void>,
    next: (known: readonly Subscription[]) => readonly Subscription[],
  ): Promise<void> {
    await before;
    const changed = next(all);
    await replaceJson(file, changed);
    all = changed;
  }

  return {
    all: () => all,
    find: (arn: string) => all.find((each) => each.arn === arn),
    /** Adds a subscription. The same endpoint again replaces its filter policy and keeps its ARN. */
    async add(wanted: Omit<Subscription, 'arn'>): Promise<string> {
      const known = all.find(({ endpoint }) => endpoint === wanted.endpoint);
      const arn = known?.arn ?? `${eventTopicArn}:${randomUUID()}`;
      await change((before) => [...before.filter((each) => each.arn !== arn), { arn, ...wanted }]);
      return arn;
    },
    remove: (arn: string) => change((before) => before.filter((each) => each.arn !== arn)),
  };
}

import { cp, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { JournalEntry } from './journalEntry.ts';
import { ana, managedNumber, ourNumber, testNetwork, type TestNetwork } from '#testing/testNetwork.ts';

let open: TestNetwork[] = [];
afterEach(async () => {
  for (const phone of open) await phone.close();
  open = [];
});

async function opened(options: Parameters<typeof testNetwork>[0] = {}): Promise<TestNetwork> {
  const phone = await testNetwork(options);
  open.push(phone);
  return phone;
}

/** Returns how many entries of this kind are on disk. */
async function journaled({ folder }: TestNetwork, kind: JournalEntry['kind']): Promise<number> {
  const journal = await readFile(join(folder, 'phoneNetwork.journal'), 'utf8');
  return journal.split(`"kind":"${kind}"`).length - 1;
}

/** Copies the folder as a kill -9 at this moment leaves it. */
async function killed({ folder }: TestNetwork): Promise<string> {
  const left = await mkdtemp(join(tmpdir(), 'phone-network-'));
  await cp(folder, left, { recursive: true });
  return left;
}

describe('after kill -9', () => {
  test('a handset still shows its texts, typed and received, with its name and settings', async () => {
    const before = await opened();
    await before.send({ Context: { messageId: 'once' } });
    await before.send({ Context: { messageId: 'once' } });
    await before.ask('POST', `/handsets/${ana}/messages`, { to: ourNumber, text: 'Thanks' });
    await before.ask('PUT', '/handsets/+15550107781', { name: 'A stranger', off: true });
    const after = await opened({ folder: await killed(before) });
    expect(await after.texts()).toEqual(await before.texts());
    expect((await after.ask('GET', '/handsets/+15550107781')).body).toMatchObject({
      name: 'A stranger',
      off: true,
    });
    expect((await after.ask('GET', '/counts')).body).toEqual((await before.ask('GET', '/counts')).body);
  });

  test('a typed text that its topic had not accepted is published', async () => {
    const before = await opened({
      publishInbound: async () => {
        throw new Error('The topic is away.');
      },
      report: () => {},
    });
    const typed = await before.ask<{ carrierMessageId: string }>('POST', `/handsets/${ana}/messages`, {
      to: ourNumber,
      text: 'Is 9 ok?',
    });
    const after = await opened({ folder: await killed(before) });
    expect(await after.inbound.until(1)).toEqual([
      {
        originationNumber: ana,
        destinationNumber: ourNumber,
        messageKeyword: expect.any(String),
        messageBody: 'Is 9 ok?',
        inboundMessageId: typed.body.carrierMessageId,
        previousPublishedMessageId: null,
      },
    ]);
  });

  test('receipts that were due are published, and published ones are not repeated', async () => {
    const before = await opened({
      receiptDelays: { queued: 0, successful: 1, final: 2 },
      publishReceipt: async (message) => {
        const { eventType } = JSON.parse(message) as { readonly eventType: string };
        if (eventType !== 'TEXT_QUEUED') throw new Error('The topic is away.');
      },
      report: () => {},
    });
    await before.send();
    await expect.poll(() => journaled(before, 'receiptPublished')).toBe(1);
    const after = await opened({ folder: await killed(before) });
    const receipts = await after.receipts.until(2);
    expect(receipts.map(({ eventType }) => eventType)).toEqual(['TEXT_SUCCESSFUL', 'TEXT_DELIVERED']);
  });

  test('published texts are not published again', async () => {
    const before = await opened({ receiptDelays: { queued: 0, successful: 0, final: 0 } });
    await before.ask('POST', `/handsets/${ana}/messages`, { to: ourNumber, text: 'One' });
    await before.send();
    await expect.poll(() => journaled(before, 'inboundPublished')).toBe(1);
    await expect.poll(() => journaled(before, 'receiptPublished')).toBe(3);
    await before.close({ keepFolder: true });
    open = [];
    const after = await opened({ folder: before.folder });
    await after.ask('POST', `/handsets/${ana}/messages`, { to: ourNumber, text: 'Two' });
    await after.inbound.until(1);
    expect(after.inbound.messages.map(({ messageBody }) => messageBody)).toEqual(['Two']);
    expect(after.receipts.messages).toEqual([]);
  });

  test('opted-out people are still opted out', async () => {
    const before = await opened();
    await before.ask('POST', `/handsets/${ana}/messages`, { to: managedNumber, text: 'STOP' });
    const after = await opened({ folder: await killed(before) });
    await expect(after.send({ OriginationIdentity: managedNumber })).rejects.toMatchObject({
      Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
    });
  });
});

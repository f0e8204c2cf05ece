import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { randomBytes } from 'node:crypto';
import type { Contact } from '#shared/domain/contact.ts';
import { Role, sectionOf } from '#shared/domain/role.ts';
import { contactItemOf } from '#shared/store/contactItems.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { recencyAttribute } from '#shared/store/conversationItems.ts';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { keys, recencyOf } from '#shared/store/keys.ts';
import { searchEntriesOf } from '#shared/store/searchEntries.ts';
import { resolveContact } from '#shared/store/resolveContact.ts';
import { firstNames, lastNames } from '../local/demo/names.ts';

export type Size = { readonly contacts: number; readonly messages: number };

const perBatch = 25;
const batchesAtOnce = 8;
const minute = 60_000;

/**
 * Writes a company with this many contacts and this many texts in the last two weeks, spread over the first
 * thousand contacts. Writes in batches, which no customer can do, because the write time is not what the
 * bench measures.
 */
export async function companyOfSize(
  client: DynamoDBDocumentClient,
  tableName: string,
  companyId: string,
  size: Size,
): Promise<{ readonly company: CompanyWithSecret; readonly contacts: readonly Contact[] }> {
  const store = dynamoStore(tableName);
  const company: CompanyWithSecret = {
    companyId,
    name: 'Oak Hill Inspections',
    timeZone: 'America/Chicago',
    plan: 'advanced',
    originationNumber: `+1555${9_000_000 + (size.contacts % 1_000_000)}`,
    secret: randomBytes(32).toString('base64url'),
  };
  await store.putCompany(company);
  const contacts = Array.from({ length: size.contacts }, (_, index) => contactOf(company, index));
  await writeAll(client, tableName, itemsOf(company, contacts, size));
  return { company, contacts };
}

function contactOf(company: CompanyWithSecret, index: number): Contact {
  const role = Role.options[index % 3] ?? 'client';
  const number = `+1555${String(2_000_000 + index)}`;
  const details = {
    role,
    name: `${firstNames[index % firstNames.length]} ${lastNames[(index * 7) % lastNames.length]}`,
    email: `person${index}@example.com`,
    ...(role === 'inspector' ? { mobile: number } : { phone: number }),
  };
  return { ...resolveContact(company, `con_${index}`, details), revision: 1 };
}

function* itemsOf(company: CompanyWithSecret, contacts: readonly Contact[], size: Size) {
  const { companyId } = company;
  const now = Date.now();
  const talking = Math.min(1000, contacts.length);
  const each = size.messages / talking;
  for (const [index, contact] of contacts.entries()) {
    yield contactItemOf(companyId, contact);
    yield* searchEntriesOf(companyId, contact);
    if (!('number' in contact.texting)) throw new Error('A contact of the bench has no number');
    const { number, conversationId } = contact.texting;
    const texts = index < talking ? each : 0;
    const lastAt = new Date(now - index * minute).toISOString();
    const pastText = (textIndex: number) => ({
      messageId: `m${index}-${textIndex}`,
      direction: 'inbound' as const,
      text: `Text ${textIndex} of ${contact.name}: the lockbox is at the side door, please ring twice.`,
      at: new Date(now - index * minute - (texts - 1 - textIndex) * 3 * minute).toISOString(),
    });
    yield {
      ...keys.conversation(companyId, conversationId),
      company: recencyOf(companyId),
      companyId,
      conversationId,
      number,
      people: { [contact.contactId]: { role: contact.role, name: contact.name } },
      revision: 1,
      peopleRevision: 1,
      ...(texts > 0 && {
        lastAt,
        lastInboundAt: lastAt,
        [recencyAttribute[sectionOf[contact.role]]]: lastAt,
        lastMessage: {
          messageId: pastText(texts - 1).messageId,
          direction: 'inbound',
          preview: pastText(texts - 1).text,
          at: lastAt,
          notSent: false,
        },
      }),
    };
    for (let textIndex = 0; textIndex < texts; textIndex += 1) {
      const text = pastText(textIndex);
      yield {
        ...keys.message(companyId, conversationId, text.at, text.messageId),
        companyId,
        conversationId,
        ...text,
        revision: 1,
      };
    }
  }
}

async function writeAll(
  client: DynamoDBDocumentClient,
  tableName: string,
  items: Iterable<object>,
): Promise<void> {
  const source = items[Symbol.iterator]();
  const nextBatch = () => {
    const batch: { PutRequest: { Item: Record<string, unknown> } }[] = [];
    for (let item = source.next(); !item.done; item = source.next()) {
      batch.push({ PutRequest: { Item: item.value as Record<string, unknown> } });
      if (batch.length === perBatch) break;
    }
    return batch;
  };
  await Promise.all(
    Array.from({ length: batchesAtOnce }, async () => {
      for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
        await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: batch } }));
      }
    }),
  );
}

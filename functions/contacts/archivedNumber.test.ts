import { beforeEach, describe, expect } from 'vitest';
import { erasedName } from '#shared/domain/contact.ts';
import { erasedNumber } from '#shared/domain/phoneNumber.ts';
import { findConversation } from '../conversations/findConversation.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { reasonNotToSend } from '../messages/reasonNotToSend.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, anaTest as test } from '#testing/officeTest.ts';
import { archive, ask, conversation, draft, found, restore, shown } from '#testing/testArchive.ts';
import { randomNumber } from '#testing/testStore.ts';
import { eraseContact } from './eraseContact.ts';
import { upsertContact } from './upsertContact.ts';

beforeEach(async () => {
  await office.receives(ana.number, 'Hello', '2026-03-20T14:00:00.000Z');
});

describe('an archived contact whose number changes (P21)', () => {
  const change = async (phone?: string) => {
    const { contactId } = ana;
    const details = { companyId: office.companyId, contactId, role: 'client', name: 'Ana Moreno' } as const;
    return accepted(
      await upsertContact(office.granted, office.automationRequest({ ...details, ...(phone && { phone }) })),
    );
  };
  const at = async (contactId = ana.contactId) =>
    accepted(await findConversation(office.granted, office.memberRequest({ contactId })));
  const atFormerNumber = async () => {
    const people = await shown();
    const waits = { contactId: ana.contactId } as Parameters<typeof reasonNotToSend>[2];
    return { people, reason: reasonNotToSend(office.company, await conversation(), waits) };
  };

  test('leaves its old number: a text that waits there fails as “number changed”, and the new thread links to it', async () => {
    const phone = randomNumber();
    await archive();
    expect(await change(phone)).toMatchObject({ formerConversationId: ana.conversationId });
    expect(await atFormerNumber()).toEqual({
      people: ['Ana Moreno, former'],
      reason: 'number-changed',
    });
    await restore();
    expect(await atFormerNumber()).toEqual({
      people: ['Ana Moreno, former'],
      reason: 'number-changed',
    });
    expect(await at()).toMatchObject({
      number: phone,
      people: [{ former: false, formerConversationId: ana.conversationId }],
    });
    expect(await sendMessage(office.granted, ask(draft(ana.contactId)))).toEqual({
      refusal: {
        code: 'contact-moved',
        contactId: ana.contactId,
        conversationId: (await at()).conversationId,
      },
    });
  });

  test('has the link also after several numbers, or none, in the archive', async () => {
    await archive();
    const tom = await office.contact({ name: 'Tom Becker' });
    await office.receives(tom.number, 'Hello', '2026-03-20T14:10:00.000Z');
    await change(tom.number);
    await change();
    expect(await atFormerNumber()).toEqual({
      people: ['Ana Moreno, former'],
      reason: 'number-changed',
    });
    await change(randomNumber());
    expect((await at(tom.contactId)).people).toMatchObject([{ name: 'Tom Becker' }]);
    await restore();
    expect((await at()).people).toMatchObject([{ formerConversationId: ana.conversationId }]);
  });

  test('is archived at its old number again when it returns there, and is as it was once it is restored', async () => {
    const before = await conversation();
    await archive();
    await change(randomNumber());
    await change(ana.number);
    expect(await atFormerNumber()).toEqual({
      people: ['Ana Moreno, archived'],
      reason: 'contact-archived',
    });
    expect(await restore()).not.toHaveProperty('formerConversationId');
    expect((await conversation()).people).toEqual(before.people);
  });

  test('is archived at a number that it had before, when it gets that number in the archive', async () => {
    await change(randomNumber());
    await archive();
    expect(await atFormerNumber()).toEqual({
      people: ['Ana Moreno, former'],
      reason: 'number-changed',
    });
    await change(ana.number);
    expect(await atFormerNumber()).toEqual({
      people: ['Ana Moreno, archived'],
      reason: 'contact-archived',
    });
    await restore();
    expect(await atFormerNumber()).toEqual({ people: ['Ana Moreno'], reason: undefined });
  });

  test('leaves no trace at an old number without messages', async () => {
    const phone = randomNumber();
    await change(phone);
    const { conversationId } = await at();
    await archive();
    await change(randomNumber());
    expect(await table.store.findConversation(office.companyId, conversationId)).toMatchObject({
      people: [],
    });
  });

  test('leaves the others at a shared number as they are', async () => {
    await office.contact({ name: 'Tom Becker', phone: ana.number });
    await archive();
    await change(randomNumber());
    await restore();
    expect(await shown()).toEqual(['Tom Becker', 'Ana Moreno, former']);
    expect(await found('Tom')).toHaveLength(1);
  });

  test('can be erased, at all its numbers', async () => {
    await archive();
    await change(randomNumber());
    const { contactId } = ana;
    expect(accepted(await eraseContact(office.granted, ask({ contactId })))).toMatchObject({
      contact: { erasedAt: expect.any(String) },
    });
    expect(await conversation()).toMatchObject({
      number: erasedNumber,
      people: [{ name: erasedName, former: true }],
    });
  });
});

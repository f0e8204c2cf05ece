import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect } from 'vitest';
import { automationIdScope } from '#shared/domain/automation.ts';
import type { Contact } from '#shared/domain/contact.ts';
import { isRefused } from '#shared/domain/refusal.ts';
import { keys, lists } from '#shared/store/keys.ts';
import { archiveContact } from '../contacts/archiveContact.ts';
import { putContact } from '../contacts/putContact.ts';
import { accepted } from '#testing/accepted.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import { randomNumber } from '#testing/testStore.ts';
import { listFailed } from './listFailed.ts';
import { postAutomatedMessage } from './postAutomatedMessage.ts';
import { sendRefusedText } from './sendRefusedText.ts';

const consent = {
  agreedTo: 'inspections',
  agreedAt: '2026-03-20T14:00:00.000Z',
  source: 'phone-call',
  wording: 'May we text you about your inspection?',
} as const;

let ana: Contact;
let messageId: string;
beforeEach(async () => {
  ana = await newPerson('Ana Moreno');
  messageId = `reminder-${randomUUID()}`;
  await post();
});

const post = () =>
  postAutomatedMessage(
    office.granted,
    office.automationRequest({
      messageId,
      contactId: ana.contactId,
      text: 'Tomorrow at nine.',
      automation: 'Reminder',
    }),
  );
const board = async () => accepted(await listFailed(office.granted, office.memberRequest({})));
const only = async () => {
  const [text, ...others] = (await board()).refused ?? [];
  expect(others).toEqual([]);
  return text;
};
const send = () =>
  sendRefusedText(
    office.granted,
    office.memberRequest({ roleName: office.reminders.automation.roleName, messageId }),
  );
async function save(
  contact: Pick<Contact, 'contactId' | 'name'>,
  more: Partial<Parameters<typeof putContact>[1]['input']>,
) {
  const { contactId, name } = contact;
  const { revision } = (await table.store.findContact(office.companyId, contactId, true)) ?? {};
  const input = { contactId, role: 'client' as const, name, ...(revision && { revision }), ...more };
  return accepted(await putContact(office.granted, office.memberRequest(input)));
}
/** Creates a person of whom no consent is recorded. */
const newPerson = (name: string, phone = randomNumber()) =>
  save({ contactId: `con_${randomUUID().replaceAll('-', '')}`, name }, { phone });
const agrees = (contact: Contact) => save(contact, { consent, phone: contact.phone ?? '' });
const placeOf = ({ texting }: Contact) =>
  'conversationId' in texting ? texting : { conversationId: '', number: '' };

describe('the board says of a refused text what sending it would answer (P31)', () => {
  test.for<readonly [why: string, change: () => Promise<unknown>, reason?: RegExp]>([
    ['without consent', async () => {}],
    ['once its person agreed', () => agrees(ana)],
    ['once its person wrote', () => office.receives(placeOf(ana).number, 'Hi', '2026-03-20T15:00:01.000Z')],
    [
      'when its person left a number whose other person agreed',
      async () => {
        await agrees(await newPerson('Luis Moreno', ana.phone));
        await save(ana, { phone: randomNumber() });
      },
    ],
    [
      'when its person came to a number whose other person agreed',
      async () => {
        const luis = await newPerson('Luis Moreno');
        await agrees(luis);
        await save(ana, { phone: luis.phone ?? '' });
      },
    ],
    ['when its person has no number', () => save(ana, {}), /no number in the phone field/],
    ['when the number cannot be texted', () => save(ana, { phone: 'ask' }), /cannot be texted/],
    [
      'when its person is archived',
      () => archiveContact(office.granted, office.memberRequest({ contactId: ana.contactId })),
      /archived/,
    ],
    [
      'when its person opted out',
      () => table.mark(office.company, placeOf(ana).conversationId, 'optOut'),
      /opted out/,
    ],
    [
      'when the number is blocked',
      () => table.mark(office.company, placeOf(ana).conversationId, 'blocked'),
      /blocked/,
    ],
  ])('%s', async ([, change, reason]) => {
    await change();
    const shown = await only();
    expect(shown).toMatchObject({ name: 'Ana Moreno' });
    if (reason) expect(shown?.reason).toMatch(reason);
    else expect(shown).not.toHaveProperty('reason');
    const sent = await send();
    expect(isRefused(sent)).toBe(!shown?.canBeSent);
    const code = isRefused(sent) ? sent.refusal.code : undefined;
    expect(code === 'consent-missing').toBe(!shown?.canBeSent && !reason);
  });

  test('when the company needs no consent', async () => {
    const company = { ...office.company, automationsNeedConsent: false };
    const request = { ...office.memberRequest({}), caller: { ...office.kim, company } };
    expect(accepted(await listFailed(office.granted, request)).refused).toMatchObject([{ canBeSent: true }]);
  });
});

describe('the refused texts of the board', () => {
  const scope = () => automationIdScope(office.reminders.automation);
  /** Writes what a refused text leaves behind: its item, and its marker if it was accepted since. */
  const refusedItem = (index: number, isAccepted: boolean) => {
    const at = new Date(Date.parse('2026-03-20T15:10:00.000Z') + index * 1000).toISOString();
    const [companyId, idScope, id] = [office.companyId, scope(), `other-${index}`];
    const { conversationId } = placeOf(ana);
    const { contactId } = ana;
    return [
      {
        ...keys.refusedText(companyId, idScope, id),
        companyId,
        conversationId,
        contactId,
        messageId: id,
        idScope,
        at,
        requestHash: 'hash',
        text: `Text ${index}`,
        author: { kind: 'auto', automation: 'Reminder', source: 'automation', program: 'Reminders' },
        inList: lists.refused(companyId),
        listedBy: at,
      },
      ...(isAccepted ? [{ ...keys.marker(companyId, idScope, id), conversationId, at }] : []),
    ];
  };
  const addNewer = (count: number, isAccepted: boolean) =>
    table.writeMany(Array.from({ length: count }, (_, index) => refusedItem(index, isAccepted)).flat());

  test('are all listed, also behind 130 newer ones that were accepted since', async () => {
    await addNewer(130, true);
    expect(await only()).toMatchObject({ messageId });
    expect((await board()).moreRefused).toBe(false);
  });

  test('are the newest 100, and the answer says whether others follow', async () => {
    await addNewer(100, false);
    const { refused, moreRefused } = await board();
    expect([refused?.length, refused?.[0]?.text, moreRefused]).toEqual([100, 'Text 99', true]);
    expect(refused?.map((text) => text.messageId)).not.toContain(messageId);
  });

  test('lose one that its automation posted again with success, and open pages are told', async () => {
    const before = (await only())?.conversation;
    await agrees(ana);
    expect(await post()).toMatchObject({ state: 'queued' });
    const key = keys.refusedText(office.companyId, scope(), messageId);
    expect(await table.read(key)).toBeUndefined();
    const after = await table.store.findConversation(office.companyId, placeOf(ana).conversationId);
    expect([before, after].map((row) => row?.refusedTextsRevision)).toEqual([1, 2]);
  });
});

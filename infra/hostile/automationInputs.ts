import type { Client } from '#shared/api/client.ts';
import type { automationRoutes } from '#shared/api/automationRoutes.ts';
import { enteredNumberOf } from '#shared/domain/contact.ts';
import { clientsOf, type InputsOf, type MemberApi } from './memberInputs.ts';

/** Reads ids of a company, and posts the texts that its automation reads and cancels. Throws without a demo. */
export async function automationInputs(
  companyId: string,
  api: MemberApi,
  automation: Client<typeof automationRoutes>,
): Promise<InputsOf<'automation'>> {
  const [client] = await clientsOf(api);
  const [inspection] = (await api.listInspections({ when: 'upcoming' })).items;
  if (!client || !inspection) throw new Error('The demo has no client or no inspection.');
  const { contactId, role, name } = client;
  const { inspectionId, address, startsAt } = inspection;
  const scheduledAt = new Date(Date.now() + 86_400_000).toISOString();
  const text = { contactId, text: 'See you tomorrow at nine.', automation: 'Reminder', scheduledAt };
  const consent = {
    agreedTo: 'inspections',
    agreedAt: new Date().toISOString(),
    source: 'booking-form',
    wording: 'You may text me about my inspection.',
  } as const;
  const contact = { companyId, contactId, role, name, phone: enteredNumberOf(client) ?? '', consent };
  await automation.upsertContact(contact);
  for (const messageId of ['read', 'cancelled'])
    await automation.postAutomatedMessage({ companyId, messageId, ...text });
  return {
    postAutomatedMessage: { companyId, messageId: 'posted', ...text },
    getAutomatedMessage: { companyId, messageId: 'read' },
    cancelAutomatedMessage: { companyId, messageId: 'cancelled' },
    upsertContact: contact,
    upsertInspection: { companyId, inspectionId, address, startsAt, contactIds: [contactId] },
    listInspectionsOfDay: { companyId, day: 'tomorrow' },
  };
}

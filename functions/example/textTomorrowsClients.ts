import { createHash } from 'node:crypto';
import type { automationRoutes } from '#shared/api/automationRoutes.ts';
import { ProblemError, type Client } from '#shared/api/client.ts';
import type { Inspection, InspectionPerson } from '#shared/domain/inspection.ts';

type Api = Pick<Client<typeof automationRoutes>, 'listInspectionsOfDay' | 'postAutomatedMessage'>;

/** Says for one client what state the reminder has, or with which code it was refused. */
export type Reminder = {
  readonly inspectionId: string;
  readonly contactId: string;
  readonly outcome: string;
};

/**
 * Texts every client of tomorrow's inspections. Can be repeated at any time, because the id of each text is derived from the
 * inspection, its time and the client. A refusal, such as an opt-out or missing consent, concerns one client and does not stop the
 * others. Rejects when the API does not answer, so that the caller repeats the run.
 */
export async function textTomorrowsClients(api: Api, companyId: string): Promise<readonly Reminder[]> {
  const reminders: Reminder[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.listInspectionsOfDay({ companyId, day: 'tomorrow', cursor });
    for (const inspection of page.items) {
      const clients = inspection.people.filter(({ role }) => role === 'client');
      for (const client of clients) {
        const outcome = await remind(api, companyId, inspection, client, page.timeZone);
        reminders.push({ inspectionId: inspection.inspectionId, contactId: client.contactId, outcome });
      }
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return reminders;
}

async function remind(
  api: Api,
  companyId: string,
  { inspectionId, address, startsAt }: Inspection,
  { contactId, name }: InspectionPerson,
  timeZone: string,
): Promise<string> {
  try {
    const { state } = await api.postAutomatedMessage({
      companyId,
      messageId: idOf(inspectionId, startsAt, contactId),
      contactId,
      inspectionId,
      text: `Hello ${name}, your inspection at ${address} is tomorrow at ${timeOf(startsAt, timeZone)}. Reply here with any question.`,
      automation: 'Tomorrow',
    });
    return state;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status < 500 && error.problem.status !== 429) {
      return error.problem.code;
    }
    throw error;
  }
}

/** A moved inspection is reminded of again, because its time is part of the id. */
function idOf(inspectionId: string, startsAt: string, contactId: string): string {
  const facts = [inspectionId, startsAt, contactId].join('#');
  return `tomorrow-${createHash('sha256').update(facts).digest('hex')}`;
}

/** Returns "9:00 AM". Some versions of Node put a narrow space before AM, which would halve the characters of a text part. */
function timeOf(startsAt: string, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', minute: '2-digit' });
  return time.format(new Date(startsAt)).replace(/\s/g, ' ');
}

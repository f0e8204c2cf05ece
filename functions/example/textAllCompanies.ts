import { automationRoutes } from '#shared/api/automationRoutes.ts';
import { createClient } from '#shared/api/client.ts';
import { askAsRole } from './askAsRole.ts';
import { textTomorrowsClients, type Reminder } from './textTomorrowsClients.ts';

/**
 * Texts the clients of tomorrow's inspections of each company in `COMPANY_IDS`. Runs twice a day in AWS, in a role that
 * `npm run company -- automation add` registered for these companies.
 */
export async function handler(): Promise<void> {
  const api = createClient(
    automationRoutes,
    askAsRole(setting('API_ADDRESS'), setting('AWS_REGION'), {
      accessKeyId: setting('AWS_ACCESS_KEY_ID'),
      secretAccessKey: setting('AWS_SECRET_ACCESS_KEY'),
      sessionToken: process.env['AWS_SESSION_TOKEN'],
    }),
  );
  for (const companyId of setting('COMPANY_IDS').split(',')) {
    const reminders = await textTomorrowsClients(api, companyId);
    process.stdout.write(`${JSON.stringify({ companyId, reminders: countOutcomes(reminders) })}\n`);
  }
}

/** Returns how many reminders had each outcome. The log holds no ids of people. */
function countOutcomes(reminders: readonly Reminder[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { outcome } of reminders) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`The environment variable ${name} is not set`);
  return value;
}

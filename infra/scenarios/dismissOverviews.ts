import { demoCompanies } from '../local/demo/demoCompanies.ts';
import { memberApi } from './memberApi.ts';

/** Closes the overview of the first visit for every member of the demo, because most scenarios are about later days. */
export async function dismissOverviews(office: { readonly origin: string }): Promise<void> {
  for (const { companyId, members } of demoCompanies) {
    for (const { email } of members) {
      const { ask } = await memberApi(office, email);
      await ask('/api/me/overview-dismissal', { method: 'PUT', headers: { 'x-company': companyId } });
    }
  }
}

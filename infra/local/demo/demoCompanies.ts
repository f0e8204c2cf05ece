import type { DemoCompany } from './Demo.ts';

/** Sam Whitfield works for both companies. The numbers are from a range that is never assigned. */
export const oakHill: DemoCompany = {
  companyId: 'co_oakhill',
  name: 'Oak Hill Inspections',
  timeZone: 'America/Chicago',
  originationNumber: '+15550109000',
  members: [
    member('mem_kim', 'Kim Madsen', 'kim@oakhill.example'),
    member('mem_jo', 'Jo Park', 'jo@oakhill.example'),
    member('mem_ravi', 'Ravi Narayan', 'ravi@oakhill.example'),
    { ...member('mem_helen', 'Helen Brandt', 'helen@oakhill.example'), role: 'admin' },
    member('mem_sam', 'Sam Whitfield', 'sam@inspectors.example'),
  ],
  automation: { roleName: 'oakhill-automations', name: 'Oak Hill automations' },
};

export const harbor: DemoCompany = {
  companyId: 'co_harbor',
  name: 'Harbor Home Inspections',
  timeZone: 'America/Los_Angeles',
  originationNumber: '+15550109100',
  members: [
    { ...member('mem_nora', 'Nora Quist', 'nora@harbor.example'), role: 'admin' },
    member('mem_ed', 'Ed Castillo', 'ed@harbor.example'),
    member('mem_samharbor', 'Sam Whitfield', 'sam@inspectors.example'),
  ],
  automation: { roleName: 'harbor-automations', name: 'Harbor automations' },
};

export const demoCompanies = [oakHill, harbor] as const;

function member(memberId: string, name: string, email: string): DemoCompany['members'][number] {
  return { memberId, name, email, role: 'staff', sub: email.replace(/[@.]/g, '-') };
}

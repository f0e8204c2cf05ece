import { expect, test } from 'vitest';
import { addressIn, contactPath, conversationPath, inspectionPath } from './address.ts';

const thread = 'cnv_abcdefghijklmnop2345';

test.each([
  ['/', { page: 'conversations' }],
  ['/conversations', { page: 'conversations' }],
  ['/conversations/', { page: 'conversations' }],
  [conversationPath(thread), { page: 'conversations', conversationId: thread }],
  [`${conversationPath(thread)}/export`, { page: 'export', conversationId: thread }],
  [contactPath('con_ana'), { page: 'conversations', contactId: 'con_ana' }],
  [inspectionPath('insp_1'), { page: 'inspection', inspectionId: 'insp_1' }],
])('%s shows what it names', (path, address) => {
  expect(addressIn(path)).toEqual(address);
});

test.each([
  '/nothing',
  '/contacts',
  '/conversations/ana',
  '/conversations/cnv_SHORT',
  '/contacts/cnv_abcdefghijklmnop2345',
  '/contacts/%2e%2e',
  '/inspections/214-maple',
  '/conversations/cnv_abcdefghijklmnop2345/more',
])('%s shows the page for unknown addresses', (path) => {
  expect(addressIn(path)).toEqual({ page: 'nothing' });
});

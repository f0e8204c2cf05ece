import { expect, test } from 'vitest';
import { addressIn } from './address.ts';

test.each([
  ['/', { page: 'conversations' }],
  ['/conversations', { page: 'conversations' }],
  ['/conversations/', { page: 'conversations' }],
  [
    '/conversations/cnv_abcdefghijklmnop2345',
    { page: 'conversations', conversationId: 'cnv_abcdefghijklmnop2345' },
  ],
  [
    '/conversations/cnv_abcdefghijklmnop2345/export',
    { page: 'export', conversationId: 'cnv_abcdefghijklmnop2345' },
  ],
  ['/contacts/con_ana', { page: 'conversations', contactId: 'con_ana' }],
  ['/inspections/insp_1', { page: 'inspection', inspectionId: 'insp_1' }],
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

import { expect, test } from 'vitest';
import { createDrafts } from './drafts.ts';
import { memoryStorage } from '#testing/memoryStorage.ts';
import { eraseWriting, unsentTexts } from './unsent.ts';

const kim = { companyId: 'co_1', memberId: 'mem_kim' };
const kimElsewhere = { companyId: 'co_2', memberId: 'mem_kim2' };
const jo = { companyId: 'co_1', memberId: 'mem_jo' };

test('what a person wrote and did not send is listed, of all their companies, and erased without touching others', () => {
  const storage = memoryStorage();
  for (const { companyId, memberId } of [kim, kimElsewhere, jo]) {
    createDrafts({ storage, owner: `${companyId}/${memberId}`, newId: () => crypto.randomUUID() }).write(
      'cnv_ana',
      `Draft of ${memberId}`,
      [],
    );
  }
  const entry = { messageId: 'one', conversationId: 'cnv_luis', text: 'Waiting', enteredAt: '', index: 1 };
  storage.setItem('conversations/outbox/co_1/mem_kim/one', JSON.stringify(entry));
  storage.setItem('conversations/outbox/co_1/mem_kim/two', JSON.stringify({ ...entry, stored: {} }));
  expect(unsentTexts(storage, [kim, kimElsewhere])).toEqual([
    { ...kim, conversationId: 'cnv_ana', text: 'Draft of mem_kim' },
    { ...kimElsewhere, conversationId: 'cnv_ana', text: 'Draft of mem_kim2' },
    { ...kim, conversationId: 'cnv_luis', text: 'Waiting' },
  ]);
  eraseWriting(storage, [kim, kimElsewhere]);
  expect(storage.keys()).toEqual(['conversations/draft/co_1/mem_jo/cnv_ana']);
});

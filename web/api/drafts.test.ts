import { describe, expect, test } from 'vitest';
import { createDrafts, takesText } from './drafts.ts';
import { memoryStorage } from '#testing/memoryStorage.ts';

describe('drafts', () => {
  test('a draft keeps its message id while it is written', () => {
    const { drafts } = aDesk();
    drafts.write('cnv_ana', 'H', []);
    const begun = drafts.read('cnv_ana');
    drafts.write('cnv_ana', 'Hello', []);
    expect(drafts.read('cnv_ana')).toEqual({ messageId: begun?.messageId, text: 'Hello', contactIds: [] });
  });

  test('a reload brings the text and its message id back', () => {
    const desk = aDesk();
    desk.drafts.write('cnv_ana', 'Hello', []);
    expect(aDesk(desk.storage).drafts.read('cnv_ana')).toEqual(desk.drafts.read('cnv_ana'));
  });

  test('each conversation has its own draft, and looking at another one changes none', () => {
    const { drafts } = aDesk();
    drafts.write('cnv_ana', 'Hello Ana', []);
    expect(drafts.read('cnv_luis')).toBeUndefined();
    drafts.write('cnv_luis', 'Hello Luis', []);
    expect(drafts.read('cnv_ana')?.text).toBe('Hello Ana');
  });

  test('text that was deleted ends the draft, and the next text is another message', () => {
    const { drafts } = aDesk();
    drafts.write('cnv_ana', 'Hello', []);
    const first = drafts.read('cnv_ana')?.messageId;
    drafts.write('cnv_ana', '', []);
    expect(drafts.read('cnv_ana')).toBeUndefined();
    drafts.write('cnv_ana', 'Hello', []);
    expect(drafts.read('cnv_ana')?.messageId).not.toBe(first);
  });

  test('another member on the same machine sees none of them', () => {
    const { drafts, storage } = aDesk();
    drafts.write('cnv_ana', 'Hello', []);
    expect(aDesk(storage, 'co_1/mem_jo').drafts.read('cnv_ana')).toBeUndefined();
  });

  test('a second tab learns of the change and shows the same draft under the same message id', () => {
    const here = aDesk();
    const there = aDesk(here.storage);
    const received: string[] = [];
    there.drafts.subscribe('cnv_ana', () => received.push(there.drafts.read('cnv_ana')?.text ?? '-'));
    here.drafts.write('cnv_ana', 'Hello', []);
    for (const key of here.storage.keys()) there.drafts.changedElsewhere(key);
    expect(received).toEqual(['Hello']);
    there.drafts.write('cnv_ana', 'Hello there', []);
    expect(here.drafts.read('cnv_ana')).toEqual(there.drafts.read('cnv_ana'));
  });

  test('what a text was returned for is forgotten with the next key', () => {
    const { drafts } = aDesk();
    drafts.put('cnv_ana', {
      messageId: 'id-7',
      text: 'Hello',
      returned: { code: 'recipient-opted-out', sentence: 'No.' },
    });
    drafts.write('cnv_ana', 'Hello!', []);
    expect(drafts.read('cnv_ana')).toEqual({ messageId: 'id-7', text: 'Hello!', contactIds: [] });
  });

  test('something unreadable in the storage is no draft', () => {
    const { drafts, storage } = aDesk();
    drafts.write('cnv_ana', 'Hello', []);
    for (const key of storage.keys()) storage.setItem(key, '{"text":7}');
    expect(drafts.read('cnv_ana')).toBeUndefined();
  });
});

test.each([
  ['takes a text to the same people', 'Hi', ['con_luis', 'con_ana'], true],
  ['takes a text that it only ends like', 'Win, ok', ['con_ana', 'con_luis'], true],
  ['is left when it is the text', 'ok', ['con_ana', 'con_luis'], false],
  ['is left when the text is below it already', 'Hi\n\nok', ['con_ana', 'con_luis'], false],
  ['is left when it is to one of them only', 'Hi', ['con_luis'], false],
  ['is left when it is to someone else', 'Hi', ['con_dana'], false],
  ['is left when it is to a number without a contact', 'Hi', [], false],
])('a draft %s', (_, text, contactIds, takes) => {
  expect(takesText({ text, contactIds }, 'ok', ['con_ana', 'con_luis'])).toBe(takes);
});

function aDesk(storage = memoryStorage(), owner = 'co_1/mem_kim') {
  return { storage, drafts: createDrafts({ storage, owner, newId: () => crypto.randomUUID() }) };
}

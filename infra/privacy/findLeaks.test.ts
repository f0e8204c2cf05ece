import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findLeaks, type Run } from './findLeaks.ts';
import { readRequests } from './readRequests.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const requests = [
  { url: '/api/contacts/con_ana', body: JSON.stringify({ name: 'Ana', phone: '(555) 010-2214' }) },
  { url: '/api/conversations/cnv_a/messages/m1', body: JSON.stringify({ text: 'The keys are in the box.' }) },
  { url: '/phone/api/handsets/%2B15550102214/messages', body: JSON.stringify({ text: 'STOP' }) },
];
const run = (more: Partial<Run>): Run => ({ printed: '', requests, ...more });

describe('the search for phone numbers and texts of a run (P22)', () => {
  test('finds nothing where logs, URLs and events have ids only', () => {
    const event = { url: '/', body: 'Action=Publish&Message=%7B%22contactIds%22%3A%5B%22con_ana%22%5D%7D' };
    const printed =
      '{"message":"Opted out: STOP","conversationId":"cnv_a","timestamp":"2026-11-26T08:00:00.000Z"}';
    expect(findLeaks(run({ printed, requests: [...requests, event] }))).toEqual([]);
  });

  test.each([
    ['a log line with the number in E.164', { printed: '{"to":"+15550102214"}' }],
    ['a log line with the number as people read it', { printed: 'Refused for (555) 010-2214' }],
    ['a log line with a number that no request carried', { printed: 'Sent to +447700900123' }],
    ['a metric or an error with a text', { printed: 'Error: The keys are in the box. at send' }],
    [
      'a URL with a number',
      { requests: [...requests, { url: '/api/search?text=%2B15550102214', body: '' }] },
    ],
    [
      'a URL with a text',
      { requests: [...requests, { url: '/api/x?text=The%20keys%20are%20in%20the%20box.', body: '' }] },
    ],
    [
      'an event with a number',
      { requests: [...requests, { url: '/', body: 'Action=Publish&Message=%2B15550102214' }] },
    ],
  ] as const)('finds %s', (_, leak) => {
    expect(findLeaks(run(leak))).toHaveLength(1);
  });
});

test('the requests of a process are recorded with their URLs and bodies, also when the product reads them only later', () => {
  const folder = mkdtempSync(join(tmpdir(), 'observed-'));
  const file = join(folder, 'observed.jsonl');
  const program = `
    import { createServer } from 'node:http';
    const server = createServer(async (request, response) => {
      let text = '';
      for await (const part of request) text += part;
      response.end(text);
    }).listen(0, async () => {
      const address = 'http://127.0.0.1:' + server.address().port + '/api/things?x=1';
      const answer = await fetch(address, { method: 'POST', body: JSON.stringify({ text: 'Read twice' }) });
      console.log(await answer.text());
      server.close();
    });`;
  const echoed = execFileSync(
    process.execPath,
    [
      '--import',
      'tsx',
      '--import',
      './infra/privacy/observeRequests.ts',
      '--input-type=module',
      '-e',
      program,
    ],
    { cwd: root, env: { ...process.env, OBSERVED_FILE: file }, encoding: 'utf8' },
  );
  expect(echoed.trim()).toBe('{"text":"Read twice"}');
  expect(readRequests(readFileSync(file, 'utf8'))).toEqual([
    { url: '/api/things?x=1', body: '{"text":"Read twice"}' },
  ]);
  rmSync(folder, { recursive: true });
});

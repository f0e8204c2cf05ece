import { expect, test } from 'vitest';
import { outboundText } from '#testing/outboundText.ts';
import { textState } from './textState.ts';

const text = outboundText({
  at: '2026-11-20T15:00:00.000Z',
  state: 'sent',
  stateAt: '2026-11-20T15:00:02.000Z',
});
const stateAt = (now: string) => textState(text, 'Ana', 'America/Chicago', new Date(now));

test('an inspection says of a text without a receipt after 72 hours what its thread says', () => {
  expect(stateAt('2026-11-23T15:00:01.999Z')).toBe('Sent');
  expect(stateAt('2026-11-23T15:00:02.000Z')).toBe('Sent, no receipt');
});

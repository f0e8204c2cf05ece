import { describe, expect, test } from 'vitest';
import { nextStepOf, type NextStep } from './nextStep.ts';
import type { Person } from './conversation.ts';
import type { FailureReason } from './failureReason.ts';

const anaMoreno = { contactId: 'con_ana', role: 'client', name: 'Ana Moreno' } as const;
const here: readonly Person[] = [{ ...anaMoreno, former: false }];
const archived: readonly Person[] = [{ ...anaMoreno, former: true, archived: true }];
const gone: readonly Person[] = [{ ...anaMoreno, former: true }];
const others: readonly Person[] = [
  { contactId: 'con_luis', role: 'client', name: 'Luis Moreno', former: false },
];

describe('the next step after a text to Ana that did not arrive (P21)', () => {
  test.each<[FailureReason, NextStep, NextStep]>([
    ['phone-unreachable', 'resend', 'newNumber'],
    ['number-changed', 'resend', 'newNumber'],
    ['not-a-mobile', 'pointless', 'newNumber'],
    ['blocked-by-phone', 'pointless', 'newNumber'],
    ['number-not-able', 'pointless', 'pointless'],
    ['text-refused', 'changed', 'changed'],
  ])(
    'because of %s is "%s" while she has the number, and "%s" once she has left it',
    (failure, stays, left) => {
      const text = { state: 'failed', failure, contactId: 'con_ana' } as const;
      for (const people of [here, archived])
        expect(nextStepOf(text, { people: [...people, ...others] })).toBe(stays);
      for (const people of [gone, others, []]) expect(nextStepOf(text, { people })).toBe(left);
    },
  );

  test('and may have arrived is to send it again, at the number that she has now', () => {
    const text = { state: 'unconfirmed', contactId: 'con_ana' } as const;
    expect(nextStepOf(text, { people: here })).toBe('resend');
    expect(nextStepOf(text, { people: gone })).toBe('newNumber');
  });

  test('is nothing for an auto reply, or once it was resent', () => {
    const text = { state: 'failed', failure: 'phone-unreachable', contactId: 'con_ana' } as const;
    expect(nextStepOf({ ...text, autoReply: 'help' }, { people: gone })).toBe('pointless');
    const resentAs = { conversationId: 'cnv_new', messageId: 'second', at: '2026-11-24T15:00:00Z' };
    expect(nextStepOf({ ...text, resentAs }, { people: gone })).toBeUndefined();
  });
});

test('a failed text without a recipient is resent to the same number, also when it belongs to a contact now', () => {
  const text = { state: 'failed', failure: 'phone-unreachable' } as const;
  for (const people of [here, gone, others, []]) expect(nextStepOf(text, { people })).toBe('resend');
});

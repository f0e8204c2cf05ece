import { expect, test } from 'vitest';
import { mayReadTexts, missingForTexting } from './missingForTexting.ts';

const originationNumber = '+15550109000';

test('a company needs the advanced plan and a number for texting, the plan first (P3)', () => {
  expect(missingForTexting({ plan: 'advanced', originationNumber })).toBeUndefined();
  expect(missingForTexting({ plan: 'advanced' })).toEqual({ code: 'number-missing' });
  const withoutPlan = { code: 'plan-missing', needed: 'advanced' };
  expect(missingForTexting({ plan: 'basic', originationNumber })).toEqual(withoutPlan);
  expect(missingForTexting({ plan: 'basic' })).toEqual(withoutPlan);
});

test('staff read texts only while the company can text, and admins always (P3)', () => {
  const reads = (role: 'admin' | 'staff', plan: 'advanced' | 'basic') =>
    mayReadTexts({ role }, { plan, originationNumber });
  expect([reads('staff', 'advanced'), reads('staff', 'basic')]).toEqual([true, false]);
  expect([reads('admin', 'advanced'), reads('admin', 'basic')]).toEqual([true, true]);
  expect(mayReadTexts({ role: 'staff' }, { plan: 'advanced' })).toBe(false);
});

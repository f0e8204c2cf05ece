import { expect, test } from 'vitest';
import { faultNames, ratesFor } from './faultKinds.ts';
import { planOf } from './plan.ts';

const rates = ratesFor(faultNames, 300);
const plan = planOf({ seed: '7', messages: 300, contacts: 16, rates });

test('the same seed gives the same acts and ids, another seed others', () => {
  expect(planOf({ seed: '7', messages: 300, contacts: 16, rates })).toEqual(plan);
  expect(planOf({ seed: '8', messages: 300, contacts: 16, rates })).not.toEqual(plan);
});

test('a plan sends every text with its own id, people type half as many, and it includes kills and outages', () => {
  const ids = plan.flatMap((act) => (act.act === 'send' ? [act.messageId] : []));
  expect(new Set(ids).size).toBe(300);
  expect(plan.filter(({ act }) => act === 'type')).toHaveLength(150);
  expect(plan.flatMap((act) => (act.act === 'end' ? [act.how] : [])).toSorted()).toEqual([
    'powerCut',
    'runtimeKilled',
  ]);
});

test('only a person who said STOP or was opted out by staff says START', () => {
  const stopped = new Set<number>();
  for (const act of plan) {
    if (act.act === 'staffOptOut') stopped.add(act.contact);
    if (act.act !== 'type') continue;
    if (act.words === 'stop') stopped.add(act.contact);
    if (act.words === 'start') expect(stopped.has(act.contact)).toBe(true);
  }
  expect(stopped.size).toBeGreaterThan(0);
});

test('one kind of fault does not change another: without number changes the same texts are sent', () => {
  const wanted = faultNames.filter((name) => name !== 'numberChange');
  const without = planOf({ seed: '7', messages: 300, contacts: 16, rates: ratesFor(wanted, 300) });
  expect(without.filter(({ act }) => act === 'send')).toEqual(plan.filter(({ act }) => act === 'send'));
});

import { expect, test } from 'vitest';
import { measures, rowsPerSection, type SectionNeed } from './rowsPerSection.ts';

const office = (inspectors: number, agents: number, clients: number, unknown?: number): SectionNeed[] => [
  { section: 'inspectors', rows: inspectors },
  { section: 'agents', rows: agents },
  { section: 'clients', rows: clients },
  ...(unknown === undefined ? [] : [{ section: 'unknown', rows: unknown } as const]),
];

test('a desk of 900 pixels shows three rows of each section and one unknown number', () => {
  expect(rowsPerSection(746, office(11, 53, 83, 3), measures.fine)).toEqual({
    inspectors: 3,
    agents: 3,
    clients: 3,
    unknown: 1,
  });
});

test('a phone shows two inspectors, two agents, three clients and one unknown number', () => {
  expect(rowsPerSection(690, office(11, 53, 83, 3), measures.coarse)).toEqual({
    inspectors: 2,
    agents: 2,
    clients: 3,
    unknown: 1,
  });
});

test('the newest unknown number stays in sight beside an open one', () => {
  expect(rowsPerSection(746, office(11, 53, 83, 3), measures.fine, true)).toEqual({
    inspectors: 2,
    agents: 3,
    clients: 3,
    unknown: 2,
  });
});

test('rows that a short section does not need go to the others', () => {
  expect(rowsPerSection(746, office(1, 53, 83), measures.fine)).toMatchObject({
    inspectors: 1,
    agents: 5,
    clients: 5,
  });
  expect(rowsPerSection(746, office(1, 1, 1, 9), measures.fine).unknown).toBe(7);
});

test('a low pane shows one row each, a lower one heads only', () => {
  const busy = office(11, 53, 83, 3);
  expect(rowsPerSection(4 * 36 + 4 * 56, busy, measures.fine)).toEqual({
    inspectors: 1,
    agents: 1,
    clients: 1,
    unknown: 1,
  });
  expect(rowsPerSection(4 * 36 + 4 * 56 - 1, busy, measures.fine)).toEqual({
    inspectors: 0,
    agents: 0,
    clients: 0,
    unknown: 0,
  });
  expect(rowsPerSection(0, busy, measures.fine).clients).toBe(0);
});

test('the rows and heads never need more height than there is', () => {
  for (let height = 0; height < 1500; height += 7) {
    for (const { head, row } of Object.values(measures)) {
      const shares = rowsPerSection(height, office(4, 7, 20, 2), { head, row });
      const used = 4 * head + row * Object.values(shares).reduce((sum, rows) => sum + rows, 0);
      expect(used).toBeLessThanOrEqual(Math.max(height, 4 * head));
    }
  }
});

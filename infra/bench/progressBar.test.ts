import { expect, test } from 'vitest';
import { progressBar } from './progressBar.ts';

test('long work shows a line for every twentieth, with the time that the rest takes', () => {
  const lines: string[] = [];
  let time = 0;
  const show = progressBar(
    'contacts',
    2_000,
    (line) => void lines.push(line),
    () => time,
  );
  for (let done = 1; done <= 2_000; done += 1) {
    time += 10;
    show(done);
  }
  expect(lines).toHaveLength(21);
  expect(lines[10]).toBe('contacts [##########..........] 1,000 of 2,000, 10 s left');
  expect(lines.at(-1)).toBe('contacts [####################] 2,000 of 2,000, 0 s left');
});

import { prices, type Billed } from './prices.ts';

/** Counts of each billed unit. */
export type Usage = Readonly<Partial<Record<Billed, number>>>;

export function sumOf(usages: readonly Usage[]): Usage {
  const sum: Partial<Record<Billed, number>> = {};
  for (const [billed, count] of usages.flatMap((usage) => Object.entries(usage) as [Billed, number][])) {
    sum[billed] = (sum[billed] ?? 0) + count;
  }
  return sum;
}

export function dollarsOf(usage: Usage): number {
  return (Object.entries(usage) as [Billed, number][]).reduce(
    (sum, [billed, count]) => sum + count * prices[billed].dollars,
    0,
  );
}

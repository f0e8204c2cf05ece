/** Counted back from the newest, round and round; undefined where there is none. */
export function newest<Item>(items: Iterable<Item>, countBack: number): Item | undefined {
  const all = [...items];
  return all[all.length - 1 - (all.length === 0 ? 0 : countBack % all.length)];
}

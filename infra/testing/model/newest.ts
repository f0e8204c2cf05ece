/** Returns the item `countBack` places before the newest, wrapping around; undefined without items. */
export function newest<Item>(items: Iterable<Item>, countBack: number): Item | undefined {
  const all = [...items];
  return all[all.length - 1 - (all.length === 0 ? 0 : countBack % all.length)];
}

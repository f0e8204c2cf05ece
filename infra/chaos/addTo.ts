/** Adds an item to the list under the key; the list begins with its first item. */
export function addTo<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  list.push(item);
}

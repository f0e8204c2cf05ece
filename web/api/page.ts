import type { InfiniteData } from '@tanstack/react-query';

/** The answer of a listing route: a part of the list, and the cursor of the next part if there is one. */
export type Page<Item> = { readonly items: Item[]; readonly cursor?: string | undefined };

/** The loaded part of a list, in its order. */
export type Pages<Item> = InfiniteData<Page<Item>>;

/** Changes the items of the loaded pages. Keeps each page without a change, so that nothing compares its items again. */
export function mapItems<Item>(pages: Pages<Item>, change: (items: Item[]) => Item[]): Pages<Item> {
  return {
    ...pages,
    pages: pages.pages.map((page) => {
      const items = change(page.items);
      const isSame =
        items.length === page.items.length && items.every((item, index) => item === page.items[index]);
      return isSame ? page : { ...page, items };
    }),
  };
}

/** Inserts an item before the first one for which `isNext` returns true. Changes nothing when that one is not loaded yet. */
export function insertItem<Item>(
  pages: Pages<Item>,
  item: Item,
  isNext: (other: Item) => boolean,
): Pages<Item> {
  const target = pages.pages.findIndex((page) => page.items.some(isNext));
  if (target === -1 && pages.pages.at(-1)?.cursor !== undefined) return pages;
  const on = target === -1 ? pages.pages.length - 1 : target;
  return {
    ...pages,
    pages: pages.pages.map((page, index) => {
      if (index !== on) return page;
      const at = page.items.findIndex(isNext);
      return { ...page, items: page.items.toSpliced(at === -1 ? page.items.length : at, 0, item) };
    }),
  };
}

/** The answer of a listing route: a part of the list, and the cursor of the next part if there is one. */
export type Page<Item> = { readonly items: Item[]; readonly cursor?: string | undefined };

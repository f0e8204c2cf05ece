/** What a listing route answers: a part of the list, and the cursor of the next part where there is one. */
export type Page<Item> = { readonly items: Item[]; readonly cursor?: string | undefined };

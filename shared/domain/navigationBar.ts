import * as z from 'zod/mini';

/** The pages that a member can put into the navigation bar. */
export const navigationEntries = ['inspections', 'people', 'conversations'] as const;

export const NavigationEntry = z.enum(navigationEntries);
export type NavigationEntry = z.infer<typeof NavigationEntry>;

/** The entries of a member's navigation bar in order; may be empty. */
export const NavigationBar = z
  .array(NavigationEntry)
  .check(z.refine((entries) => new Set(entries).size === entries.length, 'names an entry twice'));
export type NavigationBar = z.infer<typeof NavigationBar>;

/** The bar of a member who has not changed it. It lacks Conversations, which is opt-in (P2). */
export const defaultNavigationBar: NavigationBar = ['inspections', 'people'];

/** Reads a stored bar. Ignores duplicates and entries that this version does not know. */
export function navigationBarFrom(stored: unknown): NavigationBar | undefined {
  if (!Array.isArray(stored)) return undefined;
  return [...new Set(stored)].flatMap((entry) => NavigationEntry.safeParse(entry).data ?? []);
}

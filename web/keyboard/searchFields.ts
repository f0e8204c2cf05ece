/** Selects the search box of the conversations. */
export const conversationSearch = '[role="combobox"]';
/** Selects every search box of the page. */
export const anySearch = `${conversationSearch}, [role="search"] input`;

/** Returns true while the focus is in one of these search boxes. */
export function isInSearch(fields = anySearch): boolean {
  return document.activeElement?.matches(fields) ?? false;
}

/** Takes the focus from a search box, because a thread that opens takes it only if it is in no field. */
export function leaveSearch(): void {
  if (isInSearch()) (document.activeElement as HTMLElement).blur();
}

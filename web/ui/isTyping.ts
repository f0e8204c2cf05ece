/** Returns true while the focus is in a field, so that moving it would send what a member types somewhere else. */
export function isTyping(): boolean {
  return document.activeElement?.matches('input, textarea, select') ?? false;
}

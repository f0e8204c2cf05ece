/** The row above that is about the same person, and whether it has the same details. */
export type SeenBefore = { readonly line: number; readonly same: boolean };

/**
 * Remembers whom the rows of a file are about. A second row with other details of the same person is refused, because which of
 * the two is right is not known, and importing both would change the person with every import.
 */
export function seenPeople() {
  const seen = new Map<string, { readonly line: number; readonly details: number }>();
  return {
    /** Returns the row above this one that is about the same person. `keys` are those of `personKeys`. */
    add(keys: readonly string[], line: number, cells: readonly string[]): SeenBefore | undefined {
      const details = hashOf(cells.map((cell) => cell.trim()).join('\n'));
      const before = seen.get(keys[0] ?? '');
      if (before) return { line: before.line, same: before.details === details };
      const entry = { line, details };
      for (const key of keys) if (!seen.has(key)) seen.set(key, entry);
      return undefined;
    },
  };
}

/** Returns the sentence for a row with other details of a person who is in the file already. */
export function refusedAsSecond({ line }: SeenBefore): string {
  return `Line ${line} is about the same person and has other details. Keep one of the two, or give each person an e-mail address or an id of their own.`;
}

/** Returns the FNV-1a hash of a text, without its highest bits so that it takes no memory of its own. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash & 0x3fffffff;
}

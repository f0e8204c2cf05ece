/**
 * True when every field that the pattern names matches: Lambda's filter of an event source, as far as we use
 * it.
 */
export function matchesPattern(pattern: object, value: unknown): boolean {
  return Object.entries(pattern).every(([name, wanted]: [string, unknown]) => {
    const found = (value as Record<string, unknown> | undefined)?.[name];
    if (Array.isArray(wanted)) return wanted.some((rule: unknown) => allows(rule, found));
    return typeof found === 'object' && found !== null && matchesPattern(wanted as object, found);
  });
}

function allows(rule: unknown, found: unknown): boolean {
  if (typeof rule !== 'object' || rule === null) return rule === found;
  const [[operator, operand] = ['', undefined]] = Object.entries(rule) as [string, unknown][];
  switch (operator) {
    case 'prefix':
      return typeof found === 'string' && found.startsWith(String(operand));
    case 'exists':
      return (found !== undefined) === operand;
    case 'anything-but':
      return found !== undefined && !(operand as readonly unknown[]).includes(found);
    default:
      throw new Error(
        `A pattern uses "${operator}", which the local stream does not support: add it to matchesPattern`,
      );
  }
}

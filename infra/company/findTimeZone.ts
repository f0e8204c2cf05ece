/** The zone with that name, however its letters are written; else up to three with a part that begins like what was typed last. */
export function findTimeZone(
  typed: string,
): { readonly name: string } | { readonly similar: readonly string[] } {
  // Names without a place, such as EST, know no summer; which of them are listed depends on the version of Node.
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  const exact = zones.find((zone) => zone.toLowerCase() === wanted);
  if (exact !== undefined) return { name: exact };
  if (isAlias(wanted)) return { name: typed.trim() };
  const city = wanted.split('/').at(-1) ?? '';
  const holds = (zone: string) =>
    zone
      .toLowerCase()
      .split('/')
      .some((part) => part.startsWith(city));
  const similar = city.length < 3 ? [] : zones.filter(holds);
  return { similar: similar.slice(0, 3) };
}

/** An older name of a zone, such as US/Central. Offsets such as +05:00 know no summer and are not taken. */
function isAlias(name: string): boolean {
  if (!/^[a-z_]+\/[a-z_/]+$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

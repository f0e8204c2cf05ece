/**
 * Finds the zone with that name, in any capitalization. Otherwise returns up to three zones with a part that
 * starts like the last part of the input.
 */
export function findTimeZone(
  typed: string,
): { readonly name: string } | { readonly similar: readonly string[] } {
  // Names without a region, such as EST, have no daylight saving time, and Node versions differ in which of
  // them they list.
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

/**
 * Accepts an older name of a zone, such as US/Central. Refuses offsets such as +05:00, which have no daylight
 * saving time.
 */
function isAlias(name: string): boolean {
  if (!/^[a-z_]+\/[a-z_/]+$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Returns a date of a file as an ISO time in UTC: 2026-03-20, with or without a time, or 3/20/2026. Undefined for anything else. */
export function readDate(typed: string): string | undefined {
  const iso =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,3})?\d*)?\s*(?:Z|UTC)?)?$/i.exec(
      typed,
    );
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed);
  if (american) return timeOf([american[3], american[1], american[2]]);
  return iso ? timeOf(iso.slice(1)) : undefined;
}

function timeOf(parts: readonly (string | undefined)[]): string | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, fraction = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, Math.round(fraction * 1000)));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
  return isReal ? date.toISOString() : undefined;
}

const known = new Map<string, Intl.DateTimeFormat>();

/** Returns a date format, made once for each zone and set of options, because making one costs more than using it a thousand times. */
export function formatOf(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  const format = known.get(key) ?? new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  known.set(key, format);
  return format;
}

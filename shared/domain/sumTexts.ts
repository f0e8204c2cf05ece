import type { CountryTexts, TextCount } from './textCount.ts';

const none: TextCount = { texts: 0, parts: 0 };

/** Returns the counts of a country without texts. */
export function noTexts(country: string | undefined): CountryTexts {
  return { ...(country !== undefined && { country }), sent: none, unconfirmed: none, received: none };
}

/** Adds counts up by country. The country with the most parts comes first. */
export function sumTexts(counts: readonly CountryTexts[]): readonly CountryTexts[] {
  const sums = new Map<string | undefined, CountryTexts>();
  for (const count of counts) {
    const sum = sums.get(count.country) ?? noTexts(count.country);
    sums.set(count.country, {
      ...sum,
      sent: added(sum.sent, count.sent),
      unconfirmed: added(sum.unconfirmed, count.unconfirmed),
      received: added(sum.received, count.received),
    });
  }
  return [...sums.values()].toSorted((one, other) => partsOf(other) - partsOf(one));
}

function added(one: TextCount, other: TextCount): TextCount {
  return { texts: one.texts + other.texts, parts: one.parts + other.parts };
}

function partsOf({ sent, unconfirmed, received }: CountryTexts): number {
  return sent.parts + unconfirmed.parts + received.parts;
}

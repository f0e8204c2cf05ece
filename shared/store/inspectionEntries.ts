import type { Inspection } from '../domain/inspection.ts';
import { searchKeys } from '../domain/searchWords.ts';
import { keys, type Key } from './keys.ts';

/** The most words under which an inspection is found. An address of five words and three people have eleven. */
const mostEntries = 26;

/** A search entry: an inspection, stored under one word of its address or of a person's name. */
export type InspectionEntry = Key & {
  /** All its words, separated by spaces. */
  readonly words: string;
  readonly inspection: Inspection;
};

/** Lists the search entries of an inspection. A word that begins a longer one needs no entry of its own. */
export function inspectionEntriesOf(companyId: string, inspection: Inspection): readonly InspectionEntry[] {
  const { inspectionId, address, startsAt, people } = inspection;
  const words = [...new Set([address, ...people.map(({ name }) => name)].flatMap(searchKeys))];
  const longest = words
    .filter((word) => !words.some((other) => other !== word && other.startsWith(word)))
    .slice(0, mostEntries);
  return longest.map((word) => ({
    ...keys.inspectionEntry(companyId, word, startsAt, inspectionId),
    words: longest.join(' '),
    inspection,
  }));
}

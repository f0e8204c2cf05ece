import type { JournalEntry } from './journalEntry.ts';

const thirtyDaysMs = 30 * 24 * 3600 * 1000;

export type OptedOut = { readonly number: string; readonly at: string; readonly byPerson: boolean };

export type OptOutRegistry = ReturnType<typeof optOutRegistry>;

/** Keeps the carrier's own opt-out lists, built from the journal. */
export function optOutRegistry() {
  const lists = new Map<string, Map<string, OptedOut>>();
  const names = new Map([['Default', new Date(0).toISOString()]]);
  const takenOffAt = new Map<string, string>();

  /** A list keeps its creation time. */
  function name(list: string, at: string): void {
    if (!names.has(list)) names.set(list, at);
  }

  return {
    name,
    hasList: (list: string): boolean => names.has(list),
    lists: (): readonly (readonly [name: string, createdAt: string])[] => [...names],

    find: (list: string, number: string): OptedOut | undefined => lists.get(list)?.get(number),
    list: (list: string): readonly OptedOut[] => [...(lists.get(list)?.values() ?? [])],

    /** A number can be taken off a list through the API once in 30 days. Source: DeleteOptedOutNumber. */
    mayBeTakenOff(list: string, number: string, now: number): boolean {
      const before = takenOffAt.get(`${list} ${number}`);
      return before === undefined || now - Date.parse(before) >= thirtyDaysMs;
    },

    apply(entry: JournalEntry): void {
      if (entry.kind === 'optOutList') name(entry.list, entry.at);
      if (entry.kind !== 'optOut') return;
      const numbers = lists.get(entry.list) ?? new Map<string, OptedOut>();
      lists.set(entry.list, numbers);
      if (entry.optedOut) {
        numbers.set(entry.number, { number: entry.number, at: entry.at, byPerson: entry.byPerson });
      } else {
        numbers.delete(entry.number);
        if (!entry.byPerson) takenOffAt.set(`${entry.list} ${entry.number}`, entry.at);
      }
    },
  };
}

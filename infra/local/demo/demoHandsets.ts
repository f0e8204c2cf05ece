import { readPhoneNumber } from '#shared/domain/readPhoneNumber.ts';
import { enteredNumberOf } from '#shared/domain/contact.ts';
import type { Demo } from './Demo.ts';

/** Creates a phone for every number of the demo, named after its people or "A stranger". */
export function demoHandsets(
  demos: readonly Demo[],
): readonly { readonly number: string; readonly name: string }[] {
  const names = new Map<string, Set<string>>();
  for (const { contacts, histories } of demos) {
    for (const { details } of contacts) {
      const number = readPhoneNumber(enteredNumberOf(details) ?? '');
      if (number) names.set(number, (names.get(number) ?? new Set()).add(details.name));
    }
    for (const { number } of histories) if (!names.has(number)) names.set(number, new Set(['A stranger']));
  }
  return [...names].map(([number, people]) => ({ number, name: [...people].join(' & ') }));
}

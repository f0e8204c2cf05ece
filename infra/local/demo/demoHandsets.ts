import { readPhoneNumber } from '#shared/domain/readPhoneNumber.ts';
import { enteredNumberOf } from '#shared/domain/contact.ts';
import type { DeclaredHandset, HandsetText } from '../phoneNetwork/handsetRegistry.ts';
import type { Demo, DemoHistory } from './Demo.ts';

/** Creates a phone for every number of the demo, named after its people or "A stranger", with the texts that it has. */
export function demoHandsets(demos: readonly Demo[]): readonly DeclaredHandset[] {
  const names = new Map<string, Set<string>>();
  const past = new Map<string, readonly HandsetText[]>();
  for (const { company, contacts, histories } of demos) {
    for (const { details } of contacts) {
      const number = readPhoneNumber(enteredNumberOf(details) ?? '');
      if (number) names.set(number, (names.get(number) ?? new Set()).add(details.name));
    }
    for (const history of histories) {
      const { number } = history;
      if (!names.has(number)) names.set(number, new Set(['A stranger']));
      past.set(number, [...(past.get(number) ?? []), ...textsOf(history, company.originationNumber)]);
    }
  }
  return [...names].map(([number, people]) => ({
    number,
    name: [...people].join(' & '),
    past: (past.get(number) ?? []).toSorted((one, other) => (one.at < other.at ? -1 : 1)),
  }));
}

/** Returns the texts of a history as the phone has them: those that reached it, and those that its person typed. */
function textsOf({ number, messages }: DemoHistory, ours: string): readonly HandsetText[] {
  return messages.flatMap((message): readonly HandsetText[] => {
    const { messageId: carrierMessageId, text, at } = message;
    if (message.direction === 'inbound')
      return [{ carrierMessageId, from: number, to: ours, text, at, direction: 'out' }];
    const arrived = message.state === 'delivered' || message.state === 'sent';
    return arrived ? [{ carrierMessageId, from: ours, to: number, text, at, direction: 'in' }] : [];
  });
}

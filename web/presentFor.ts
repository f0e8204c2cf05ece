import type { Conversation } from '#shared/domain/conversation.ts';

/** Lists the ids of the people who are at the number now, the one whom the member means to text first. */
export function presentFor(
  { people }: Pick<Conversation, 'people'>,
  meant: string | undefined,
): readonly string[] {
  const current = people.flatMap(({ contactId, former }) => (former ? [] : [contactId]));
  const others = current.filter((contactId) => contactId !== meant);
  return others.length < current.length && meant !== undefined ? [meant, ...others] : current;
}

import type { Conversation, Person } from './conversation.ts';

/**
 * Returns true when a person who has the number now agreed there to be texted, or wrote to the company (P31). It is apart from the
 * schemas of consent, because the page loads it first.
 */
export function hasConsent({
  people,
  lastInboundAt,
}: Pick<Conversation, 'people' | 'lastInboundAt'>): boolean {
  const current = people.filter(({ former }) => !former);
  if (current.length === 0) return lastInboundAt !== undefined;
  return current.some((person) => person.agreedAt !== undefined || hasWritten(person, lastInboundAt));
}

/** Texts that arrived before a person joined the number were written by others. */
function hasWritten({ joinedAt = '' }: Person, lastInboundAt: string | undefined): boolean {
  return lastInboundAt !== undefined && lastInboundAt > joinedAt;
}

import type { Message } from '#shared/domain/message.ts';

/**
 * Returns true for a text that a contact wrote or got, alone or with others at the number, and for one of the time before the number
 * had a contact. False for the texts of other people who share the number or had it before.
 */
export function isTextOf(message: Message, contactId: string): boolean {
  if (message.direction === 'outbound')
    return message.contactId === undefined || message.contactId === contactId;
  const { writers = [] } = message;
  return writers.length === 0 || writers.some((writer) => writer.contactId === contactId);
}

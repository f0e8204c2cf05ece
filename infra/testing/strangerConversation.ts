import type { Conversation } from '#shared/domain/conversation.ts';

/** Creates the conversation of a number without a contact as the page knows it, with the given fields instead of the usual ones. */
export function strangerConversation(fields: Partial<Conversation> = {}): Conversation {
  return {
    conversationId: 'cnv_aaaaaaaaaaaaaaaaaaaa',
    number: '+15550102214',
    people: [],
    sections: ['unknown'],
    started: true,
    failures: 0,
    blocked: false,
    revision: 1,
    ...fields,
  };
}

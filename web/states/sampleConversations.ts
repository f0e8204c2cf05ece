import { OptOut, type Conversation } from '#shared/domain/conversation.ts';
import { ana, inspection, minutesAgo } from './samplePeople.ts';

export type ConversationSample = { readonly name: string; readonly conversation: Conversation };

const at = minutesAgo(3 * 24 * 60);

/** The facts that each source of an opt-out records. A new source has no entry, so that this does not compile until it has one. */
const factsOf: Readonly<Record<OptOut['source'], Partial<OptOut>>> = {
  person: { word: 'STOP' },
  member: { memberName: 'Jo Park' },
  carrier: {},
  imported: { memberName: 'Jo Park' },
};

/** Every reason why a person may not be texted, or may perhaps not be. */
export const conversationSamples: readonly ConversationSample[] = [
  ...OptOut.shape.source.options.map((source) => ({
    name: `opted out: ${source}`,
    conversation: { ...ana, optOut: { at, source, ...factsOf[source] } },
  })),
  {
    name: 'answered CANCEL to a message about an inspection',
    conversation: { ...ana, optOut: { at, source: 'person', word: 'CANCEL', inspection } },
  },
  {
    name: 'may have asked not to be texted',
    conversation: { ...ana, optOutRequest: { at, messageId: 'asksToStop' } },
  },
  {
    name: 'opted in again, the carrier still blocks',
    conversation: { ...ana, carrierBlock: { since: at, refused: false } },
  },
  {
    name: 'opted in again, the carrier refuses to lift its block',
    conversation: { ...ana, carrierBlock: { since: at, refused: true } },
  },
  { name: 'blocked by the company', conversation: { ...ana, blocked: true } },
  {
    name: 'a sender without a phone number',
    conversation: { ...ana, number: '72975', people: [], sections: ['unknown'] },
  },
];

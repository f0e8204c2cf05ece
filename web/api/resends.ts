import type { OutboundMessage } from '#shared/domain/message.ts';
import type { PageStorage } from './pageStorage.ts';

/** The ids under which messages are sent again: one for each first message, however often somebody presses or asks. */
export type Resends = {
  readonly idFor: (first: First) => string;
  /** The API has answered: yes, or a final no. */
  readonly answered: (first: First) => void;
};

type First = Pick<OutboundMessage, 'conversationId' | 'messageId' | 'at'>;

/** Kept in the storage, so that the request of a lost answer is the same one after a reload, and in another tab. */
export function createResends({
  storage,
  owner,
  newId,
}: {
  readonly storage: PageStorage;
  /** Whose: company and member. */
  readonly owner: string;
  readonly newId: () => string;
}): Resends {
  const keyOf = ({ conversationId, messageId, at }: First) =>
    `conversations/again/${owner}/${conversationId}/${messageId}/${at}`;
  return {
    idFor: (first) => {
      const kept = storage.getItem(keyOf(first));
      if (kept !== null) return kept;
      const id = newId();
      storage.setItem(keyOf(first), id);
      return id;
    },
    answered: (first) => storage.removeItem(keyOf(first)),
  };
}

import type { OutboundMessage } from '#shared/domain/message.ts';
import type { PageStorage } from '../ui/pageStorage.ts';

/** The ids under which messages are sent again: one for each first message, however often a member presses or the page asks. */
export type Resends = {
  readonly idFor: (first: First) => string;
  /** Records that the API has answered, with success or a final refusal. */
  readonly answered: (first: First) => void;
};

type First = Pick<OutboundMessage, 'conversationId' | 'messageId' | 'at'>;

/**
 * Creates the store of resend ids. They are kept in the storage, so that a request whose answer was lost is the same one after a
 * reload and in another tab.
 */
export function createResends({
  storage,
  owner,
  newId,
}: {
  readonly storage: PageStorage;
  /** Company and member of the ids. */
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

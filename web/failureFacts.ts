import type { Conversation } from '#shared/domain/conversation.ts';
import { endedBeforeItsTime } from '#shared/domain/endedBeforeItsTime.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { shortNameOf } from './namesOf.ts';
import { failureText } from './failureText.ts';
import { comingWords } from './ui/momentWords.ts';
import { words } from './words.ts';

type Failed = {
  readonly message: OutboundMessage;
  readonly conversation: Pick<Conversation, 'people' | 'number'>;
};

/**
 * Says of a text that needs a look what its row shows on the board and in the list: when it ended, why, and whether it may have
 * arrived. The text may have ended before its time.
 */
export function failureFacts({ message, conversation }: Failed, timeZone: string) {
  const { at, stateAt } = message;
  const why =
    failureText(message, { shortName: shortNameOf(conversation), optOut: undefined, timeZone }) ?? '';
  const isUnsure = message.state === 'unconfirmed';
  if (!endedBeforeItsTime(message)) return { at, why, isUnsure };
  const scheduled = comingWords(at, timeZone, new Date(stateAt));
  return { at: stateAt, why: `${why} ${words.states.wasScheduled(scheduled)}.`, isUnsure };
}

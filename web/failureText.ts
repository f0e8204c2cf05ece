import type { OutboundMessage } from '#shared/domain/message.ts';
import { dayWords } from './ui/momentWords.ts';
import { words } from './words.ts';
import type { ThreadPeople } from './thread/ThreadPeople.ts';

type FailureContext = Pick<ThreadPeople, 'shortName' | 'optOut' | 'timeZone'>;

/** Says what happened to a message that failed or may not have arrived; undefined for all others. */
export function failureText(
  { state, failure = 'unknown-at-carrier' }: Pick<OutboundMessage, 'state' | 'failure'>,
  { shortName, optOut, timeZone }: FailureContext,
  now?: Date,
): string | undefined {
  if (state === 'unconfirmed')
    return failure === 'restored' ? words.states.restored : words.states.unconfirmed;
  if (state !== 'failed') return undefined;
  return failure === 'opted-out' && optOut
    ? words.optedOutOn(shortName, dayWords(optOut.at, timeZone, now))
    : words.failures[failure](shortName);
}

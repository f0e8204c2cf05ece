import type { Message, OutboundMessage } from './message.ts';

/** Returns true when a text was cancelled, failed, or was settled after a restore, before the time at which it was to go out. */
export function endedBeforeItsTime(message: Message): message is OutboundMessage {
  if (message.direction === 'inbound') return false;
  const { state, stateAt, at } = message;
  return (state === 'cancelled' || state === 'failed' || state === 'unconfirmed') && stateAt < at;
}

import { mostCopiesPerHour } from '#shared/domain/forwarding.ts';
import { groupedBy } from './addTo.ts';
import type { WireCall } from './carrierWire.ts';
import type { Finding } from './compare.ts';
import type { ForwardableText } from './copyOf.ts';
import type { Span } from './inboundWatch.ts';

const optedOutAtCarrier = 'DESTINATION_PHONE_NUMBER_OPTED_OUT';
/** The maximum time from a refused call until the row of the phone shows it to every read, however stale. */
const opensWithinMs = 8000;

/**
 * Returns the times in which a company may not have forwarded: from a refusal that opts the phone out until an admin turned
 * forwarding on again. `turnedOn` has the times at which the admin asked.
 */
export function forwardingGaps(
  calls: readonly WireCall[],
  phone: string,
  turnedOn: readonly number[],
): readonly Span[] {
  return calls
    .filter(({ to, refusal }) => to === phone && refusal === optedOutAtCarrier)
    .map(({ askedAt, endedAt }) => {
      const closing = turnedOn.filter((at) => at > endedAt + opensWithinMs);
      return { from: askedAt, to: Math.min(Infinity, ...closing) + opensWithinMs };
    });
}

/**
 * Finds every text without a copy, unless its number had enough copies for an hour or forwarding may have been off while it was
 * stored. Also finds texts that were forwarded and must not be. The state and arrival of each copy are compared like those of any
 * text.
 */
export function notForwarded(
  texts: readonly ForwardableText[],
  gaps: readonly Span[],
  storedWithin: (inboundMessageId: string) => Span | undefined,
): readonly Finding[] {
  const copies = groupedBy(
    texts.filter(({ copy }) => copy),
    ({ number }) => number,
  );
  return texts.flatMap(({ message, number, isForwarded, copy }): Finding[] => {
    const { messageId, forwarding } = message;
    const report = (what: string): Finding[] => [{ kind: 'forwarding', messageId, history: { what } }];
    if (!isForwarded) return forwarding?.copy ? report('forwarded, and must not be') : [];
    if (copy) return [];
    if (forwarding?.copy) return report('its copy does not exist');
    if (forwarding?.not) {
      const isEnough = (copies.get(number) ?? []).length >= mostCopiesPerHour;
      return isEnough ? [] : report('not forwarded, and its number had too few copies for that');
    }
    const stored = storedWithin(messageId);
    const isWithinGap = gaps.some(({ from, to }) => stored && stored.from <= to && from <= stored.to);
    return isWithinGap ? [] : report('not forwarded');
  });
}

/** Returns the ids of the copies that may have been cancelled because forwarding was off: their claim was in a gap. */
export function copiesWithinGaps(
  texts: readonly ForwardableText[],
  gaps: readonly Span[],
  claimsOf: (messageId: string) => readonly number[],
): readonly string[] {
  const ids = texts.flatMap(({ copy }) => copy?.messageId ?? []);
  const isWithin = (claim: number) =>
    gaps.some(({ from, to }) => from <= claim + opensWithinMs && claim <= to);
  return ids.filter((messageId) => claimsOf(messageId).some(isWithin));
}

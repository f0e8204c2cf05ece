import type { Author } from '#shared/domain/author.ts';
import type { FailureReason } from '#shared/domain/failureReason.ts';
import type { Inspection } from '#shared/domain/inspection.ts';
import type { MessageState } from '#shared/domain/messageState.ts';
import type { PastMessage } from '#shared/store/historyStore.ts';
import { oakHill } from './demoCompanies.ts';

/** A text of the first screen. `by` is absent for a text of the person. */
export type DemoText = {
  readonly at: Date;
  readonly text: string;
  readonly by?:
    | 'Kim'
    | 'Jo'
    | 'Ravi'
    | 'Opt-out confirmation'
    | { readonly automation: string; readonly inspection: Inspection };
  readonly state?: MessageState;
  readonly failure?: FailureReason;
};

/** Returns the message of a text between the office and a contact. */
export function messageOf(
  messageId: string,
  contactId: string,
  { at, text, by, state, failure }: DemoText,
): PastMessage {
  const common = { messageId, text, at: at.toISOString() };
  if (by === undefined) return { ...common, direction: 'inbound' };
  return {
    ...common,
    direction: 'outbound',
    author: authorOf(by),
    contactId,
    state: state ?? 'delivered',
    stateAt: new Date(at.getTime() + 2300).toISOString(),
    ...(failure && { failure }),
  };
}

/** Returns the author of a text of the office. Throws if the demo has no such member. */
export function authorOf(by: NonNullable<DemoText['by']>): Author {
  if (typeof by === 'object') {
    const { inspectionId, address, startsAt } = by.inspection;
    return { kind: 'auto', automation: by.automation, inspection: { inspectionId, address, startsAt } };
  }
  if (by === 'Opt-out confirmation') return { kind: 'auto', automation: by };
  const member = oakHill.members.find(({ name }) => name.startsWith(`${by} `));
  if (!member) throw new Error(`The demo has no member called ${by}`);
  return { kind: 'member', memberId: member.memberId, name: member.name };
}

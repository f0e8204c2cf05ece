import { createHash } from 'node:crypto';
import type { InspectionLink } from '#shared/domain/author.ts';
import { automationIdScope } from '#shared/domain/automation.ts';
import type { Inspection } from '#shared/domain/inspection.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import { heldUntil } from '#shared/domain/quietHours.ts';
import { refusalOfTime } from '#shared/domain/schedule.ts';
import type { Decide } from '#shared/store/acceptStore.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';
import type { AutomationRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { findAddressee, type Addressed } from './findAddressee.ts';
import { refusalOfRecipient } from './recipient.ts';
import { refusalOfText } from './sendMessage.ts';

type Post = Addressed & {
  readonly messageId: string;
  readonly text: string;
  /** What the program calls itself: staff read it beside "Auto". */
  readonly automation: string;
  /** When it is to go out, in UTC; absent: now. */
  readonly scheduledAt?: string | undefined;
};

/** A contact whose number changes while we look is looked for again. */
const tries = 3;

/**
 * 1 Refuse what no carrier would take. 2 Find the inspection and the one person who is meant (P29). 3 Accept, on the lane of
 * the automations, as a text of Auto that links to the inspection (P9), for now or for its time, or for 8:00 where that is in the company's night. The same request again
 * answers the stored message, whatever has changed since, be it that somebody else has the role by now; with another time it
 * puts off a text that is still scheduled.
 */
export async function postAutomatedMessage(
  granted: Granted<{ store: 'write' }>,
  request: AutomationRequest<Post>,
): Promise<OutboundMessage | Refused> {
  const refused = refusalOfText(request.input.text);
  if (refused) return refused;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const answer = await post(granted, request);
    if (!isRefused(answer) || answer.refusal.code !== 'contact-moved') return answer;
  }
  return refuse({ code: 'try-again' });
}

async function post(
  { store, now, timing }: Granted<{ store: 'write' }>,
  { caller, input }: AutomationRequest<Post>,
): Promise<OutboundMessage | Refused> {
  const { companyId } = caller.company;
  const idScope = automationIdScope(caller.automation);
  const { inspectionId } = input;
  const inspection =
    inspectionId === undefined ? undefined : await store.findInspection(companyId, inspectionId, true);
  const addressee =
    inspectionId !== undefined && !inspection
      ? refuse({ code: 'inspection-not-found' })
      : await findAddressee(store, companyId, input, inspection);

  const at = now();
  const askedFor = input.scheduledAt === undefined ? undefined : new Date(input.scheduledAt);
  const held = heldUntil(askedFor ?? at, caller.company.timeZone, timing.quietFromHour);
  const dueAt = held ?? askedFor;
  const acceptAt = (
    { conversationId, contactId }: Pick<OutboundItem, 'conversationId' | 'contactId'>,
    decide: Decide,
  ) =>
    store.accept(
      {
        companyId,
        conversationId,
        messageId: input.messageId,
        text: input.text,
        author: {
          kind: 'auto',
          automation: input.automation,
          ...(inspection && { inspection: linkTo(inspection) }),
        },
        ...(contactId !== undefined && { contactId }),
        idScope,
        lane: 'auto',
        requestHash: hashOf(input),
        now: at,
        ...(dueAt && { dueAt, isHeld: held !== undefined }),
        checkAt: new Date(at.getTime() + timing.queuedCheckSeconds * 1000),
      },
      decide,
    );

  if (isRefused(addressee)) {
    // What was accepted under this id before goes before the refusal.
    const earlier = await store.findAccepted(companyId, idScope, input.messageId);
    return earlier ? acceptAt(earlier, () => addressee) : addressee;
  }
  const wrongTime = askedFor && refusalOfTime(askedFor, at);
  return acceptAt(
    addressee,
    (conversation) => wrongTime ?? refusalOfRecipient(conversation, addressee.contactId),
  );
}

function linkTo({ inspectionId, address, startsAt }: Inspection): InspectionLink {
  return { inspectionId, address, startsAt };
}

/** Of the request as it was sent, without its time: only a text's time can be changed under its id. */
function hashOf({ contactId, role, inspectionId, text, automation }: Post): string {
  const request = JSON.stringify([contactId ?? null, role ?? null, inspectionId ?? null, text, automation]);
  return createHash('sha256').update(request).digest('base64url');
}

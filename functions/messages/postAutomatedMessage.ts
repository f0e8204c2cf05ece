import { createHash } from 'node:crypto';
import type { AutoSource, InspectionLink } from '#shared/domain/author.ts';
import { automationIdScope } from '#shared/domain/automation.ts';
import type { Inspection } from '#shared/domain/inspection.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';
import type { AutomationRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { acceptAutomatedText } from './acceptAutomatedText.ts';
import { findAddressee, type Addressed } from './findAddressee.ts';
import { refusalOfText } from './sendMessage.ts';

type Post = Addressed & {
  readonly messageId: string;
  readonly text: string;
  /** The name of the automation, which staff see beside "Auto". */
  readonly automation: string;
  /** An automation where absent. */
  readonly source?: AutoSource | undefined;
  /** When it goes out, in UTC; absent for now. */
  readonly scheduledAt?: string | undefined;
};

/** How often to look for the recipient. A contact's number may change between two reads. */
const tries = 3;

/**
 * 1 Refuses a text that no carrier would accept. 2 Finds the inspection and the recipient (P29). 3 Accepts the text on the auto
 * lane with Auto as its author and a link to the inspection (P9). The first one to a number carries the company's opt-out line. It
 * goes out now or at its time, or when the company's quiet hours end if that is within them. A repeated request returns the stored
 * message, even if another person has the role now. If it names another time, it reschedules a text that is still scheduled. 4
 * Keeps a text that is refused for missing consent, so that the office sees it and can send it once consent is recorded (P31),
 * until it is accepted.
 */
export async function postAutomatedMessage(
  granted: Granted<{ store: 'write' }>,
  request: AutomationRequest<Post>,
): Promise<OutboundMessage | Refused> {
  const refused = refusalOfText(request.input.text);
  if (refused) return refused;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const answer = await post(granted, request);
    if (isRefused(answer) && answer.refusal.code === 'contact-moved') continue;
    if (!isRefused(answer)) {
      const { automation, company } = request.caller;
      await Promise.all([
        granted.store.noteAutomatedPost(company.companyId, automation.roleName, granted.now()),
        removeRefusedText(granted, request),
      ]);
    }
    return answer;
  }
  return refuse({ code: 'try-again' });
}

async function post(
  granted: Granted<{ store: 'write' }>,
  { caller, input }: AutomationRequest<Post>,
): Promise<OutboundMessage | Refused> {
  const { store, now } = granted;
  const { companyId } = caller.company;
  const idScope = automationIdScope(caller.automation);
  const { inspectionId } = input;
  const inspection =
    inspectionId === undefined ? undefined : await store.findInspection(companyId, inspectionId, true);
  const addressee =
    inspectionId !== undefined && !inspection
      ? refuse({ code: 'inspection-not-found' })
      : await findAddressee(store, companyId, input, inspection);

  const text = {
    messageId: input.messageId,
    text: input.text,
    author: {
      kind: 'auto',
      automation: input.automation,
      source: input.source ?? 'automation',
      program: caller.automation.name,
      ...(inspection && { inspection: linkTo(inspection) }),
    },
    idScope,
    requestHash: hashOf(input),
    ...(input.scheduledAt !== undefined && { scheduledAt: input.scheduledAt }),
  } as const;

  if (isRefused(addressee)) {
    // A message that was already accepted under this id takes precedence over the refusal.
    const earlier = await store.findAccepted(companyId, idScope, input.messageId);
    return earlier
      ? acceptAutomatedText(granted, caller.company, { ...text, ...recipientOf(earlier) }, () => addressee)
      : addressee;
  }
  const { conversationId, contactId } = addressee;
  const answer = await acceptAutomatedText(granted, caller.company, { ...text, conversationId, contactId });
  if (isRefused(answer) && answer.refusal.code === 'consent-missing')
    await store.noteRefusedText({ companyId, ...text, conversationId, contactId, at: now().toISOString() });
  return answer;
}

/** Removes the text from the refused ones when an earlier request with its id was refused, so that open pages see it go. */
async function removeRefusedText(
  { store }: Granted<{ store: 'write' }>,
  { caller: { automation, company }, input }: AutomationRequest<Post>,
): Promise<void> {
  const { companyId } = company;
  const refused = await store.findRefusedText(companyId, automationIdScope(automation), input.messageId);
  if (refused) await store.removeRefusedText(refused);
}

function recipientOf({ conversationId, contactId }: OutboundItem) {
  return { conversationId, ...(contactId !== undefined && { contactId }) };
}

function linkTo({ inspectionId, address, startsAt }: Inspection): InspectionLink {
  return { inspectionId, address, startsAt };
}

/** Hashes the request without its time, because only the time of a text can be changed under its id. */
function hashOf({ contactId, role, inspectionId, text, automation, source = 'automation' }: Post): string {
  const recipient = [contactId ?? null, role ?? null, inspectionId ?? null];
  const request = JSON.stringify([...recipient, text, automation, source]);
  return createHash('sha256').update(request).digest('base64url');
}

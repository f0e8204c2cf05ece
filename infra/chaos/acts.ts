import { setTimeout as pause } from 'node:timers/promises';
import { asAutomation, asMember } from './author.ts';
import type { CarrierWire } from './carrierWire.ts';
import type { CarrierTrouble } from './carrierTrouble.ts';
import {
  moveContact,
  numberOf,
  type Cast,
  type CastCompany,
  type CastContact,
  type MemberClient,
} from './cast.ts';
import type { FaultName } from './faultKinds.ts';
import type { Logbook, RefusedRequest, Sent } from './logbook.ts';
import type { Act, Of } from './plan.ts';
import type { RuntimeProcess } from './runtimeProcess.ts';
import { sendAsPlanned } from './sendAsPlanned.ts';
import { retryUntilAnswered } from './retryUntilAnswered.ts';

const outageMs = 1000;
/** How often an admin asks again to turn forwarding on, because START arrives a moment later. */
const forwardingTries = 20;

type Stage = {
  readonly cast: Cast;
  readonly logbook: Logbook;
  readonly runtime: RuntimeProcess;
  readonly carrier: CarrierTrouble;
  readonly wire: CarrierWire;
  readonly happened: (name: FaultName) => void;
};

/** Performs each act of the plan. To add an act, add a member to `Act` and a row here. */
export function actors(stage: Stage): (act: Act, index: number) => Promise<void> {
  const { cast, logbook, runtime, carrier, wire, happened } = stage;
  let ending = Promise.resolve();

  function refused(
    request: RefusedRequest['request'],
    code: string,
    conversationIds: readonly string[] = [],
    facts: Pick<RefusedRequest, 'contactId' | 'messageId' | 'dueAt' | 'resentAs'> = {},
  ): void {
    logbook.refusals.push({ request, code, conversationIds, answeredAt: Date.now(), ...facts });
  }

  async function send(act: Of<'send'>, index: number): Promise<void> {
    const contact = contactAt(act.contact);
    const { messageId, member, laterMs } = act;
    const { conversationId } = contact;
    const sent: Sent = { messageId, conversationId, text: `Text ${index} of the run`, outcome: 'unanswered' };
    logbook.sent.set(messageId, sent);
    if (act.cancelled) logbook.cancelled.add(messageId);
    if (laterMs !== undefined) happened('scheduled');
    const author =
      member === undefined
        ? asAutomation(contact, sent, laterMs)
        : asMember(memberAt(contact.company.members, member), contact, sent);
    await sendAsPlanned(author, act, sent, happened, (request, code) => {
      // An automation texts a contact who has moved meanwhile at the new number.
      const conversationIds = [conversationId, contactAt(act.contact).conversationId];
      refused(request, code, conversationIds, { messageId, dueAt: author.dueAt });
    });
  }

  /**
   * Two members press "Send again" on the newest failure at the same moment, each with their own message id.
   */
  async function resendMessage({ company, newMessageIds }: Of<'resendMessage'>): Promise<void> {
    const { members } = companyAt(company);
    const failed = await retryUntilAnswered(() => memberAt(members, 0).listFailed({}));
    if ('refused' in failed) return refused('list', failed.refused);
    const [first] = failed.answer.items;
    if (!first) return;
    happened('resendMessage');
    const { conversationId, messageId, at, text } = first.message;
    const asked = newMessageIds.map(async (newMessageId, index) => {
      const sent: Sent = { messageId: newMessageId, conversationId, text, outcome: 'unanswered' };
      logbook.sent.set(newMessageId, sent);
      const request = { conversationId, messageId, at, newMessageId };
      const again = await retryUntilAnswered(() => memberAt(members, index).resendMessage(request));
      const resentAs = 'answer' in again ? again.answer.messageId : undefined;
      const code = 'refused' in again ? again.refused : 'sent by another';
      sent.outcome = resentAs === newMessageId ? 'accepted' : { refused: code };
      if (resentAs !== newMessageId) refused('resend', code, [conversationId], { messageId, resentAs });
    });
    await Promise.all(asked);
  }

  async function staffOptOut({ contact }: Of<'staffOptOut'>): Promise<void> {
    const { company, conversationId } = contactAt(contact);
    logbook.optOuts.push({ conversationId, at: Date.now() });
    const done = await retryUntilAnswered(() => company.admin.optOut({ conversationId }));
    if ('answer' in done) happened('staffOptOut');
    else refused('opt out', done.refused, [conversationId]);
  }

  /**
   * An admin turns forwarding on, after a refusal at the carrier may have opted the phone out. Only START from the phone makes that
   * possible. It is not forwarded, because copies must not loop.
   */
  async function forwardAgain(): Promise<void> {
    const { company, phone } = cast.forwarding;
    await typeAs(phone, 'START');
    for (let attempt = 1; attempt <= forwardingTries; attempt += 1) {
      const askedAt = Date.now();
      const wanted = { forwarding: { isOn: true, to: phone.number } };
      const done = await retryUntilAnswered(() => company.admin.setCompany(wanted));
      if ('answer' in done) {
        logbook.forwardedAgain.push(askedAt);
        return happened('forwardAgain');
      }
      refused('forward', done.refused, [phone.conversationId]);
      await pause(200);
    }
  }

  async function resume({ company }: Of<'resume'>): Promise<void> {
    const done = await retryUntilAnswered(() => companyAt(company).admin.resumeNumber({}));
    if ('answer' in done) happened('resume');
    else refused('resume', done.refused);
  }

  async function type({ contact, words }: Of<'type'>, index: number): Promise<void> {
    const person = contactAt(contact);
    const { conversationId } = person;
    if (words === 'stop') logbook.optOuts.push({ conversationId, at: Date.now() });
    if (words !== 'reply') happened(words);
    await typeAs(person, words === 'reply' ? `Answer ${index} of the run` : words.toUpperCase());
  }

  async function typeAs({ number, company }: CastContact, text: string): Promise<void> {
    const typed = await retryUntilAnswered(() =>
      typeOn(runtime.origin, number, company.originationNumber, text),
    );
    if ('answer' in typed) logbook.typed.push({ number, text, carrierMessageId: typed.answer });
  }

  async function changeNumber({ contact: at }: Of<'changeNumber'>): Promise<void> {
    const contact = contactAt(at);
    const { contactId, conversationId } = contact;
    logbook.moves.push({ contactId, conversationId, at: Date.now() });
    const number = numberOf(1_000_000 + logbook.moves.length);
    const moved = await retryUntilAnswered(() => moveContact(contact, number));
    // Another member may have moved the same contact. Then this change is void, as it is for staff.
    if ('refused' in moved) return refused('move', moved.refused, [conversationId], { contactId });
    happened('numberChange');
    cast.contacts[at] = moved.answer;
    logbook.visit(moved.answer);
  }

  async function switchOff({ contact, forMs }: Of<'switchOff'>): Promise<void> {
    const { number } = contactAt(contact);
    const from = Date.now();
    await retryUntilAnswered(() => setPhone(runtime.origin, number, { off: true }));
    happened('phoneOff');
    await pause(forMs);
    await retryUntilAnswered(() => setPhone(runtime.origin, number, { off: false }));
    logbook.timesOff.push({ number, from, to: Date.now() });
  }

  async function outage({ kind }: Of<'outage'>): Promise<void> {
    happened(kind);
    if (kind === 'outageRefused') wire.refuse(outageMs);
    else await retryUntilAnswered(() => carrier.outage('reset'));
  }

  /** Runs one kill at a time. Other acts continue and meet a machine that does not answer. */
  function end({ how }: Of<'end'>): Promise<void> {
    ending = ending.then(async () => {
      await carrier.note();
      happened(how);
      const from = Date.now();
      await runtime.killAndStart(how === 'powerCut', carrier.afterRestart());
      logbook.kills.push({ from, to: Date.now() });
    });
    return ending;
  }

  function contactAt(index: number): CastContact {
    const contact = cast.contacts[index];
    if (!contact) throw new Error('The plan names an unknown contact');
    return contact;
  }

  function companyAt(index: number): CastCompany {
    const company = cast.companies[index % cast.companies.length];
    if (!company) throw new Error('There is no company');
    return company;
  }

  return (act, index) => {
    switch (act.act) {
      case 'send':
        return send(act, index);
      case 'type':
        return type(act, index);
      case 'resendMessage':
        return resendMessage(act);
      case 'staffOptOut':
        return staffOptOut(act);
      case 'forwardAgain':
        return forwardAgain();
      case 'resume':
        return resume(act);
      case 'changeNumber':
        return changeNumber(act);
      case 'switchOff':
        return switchOff(act);
      case 'outage':
        return outage(act);
      case 'end':
        return end(act);
    }
  };
}

function memberAt(members: readonly MemberClient[], index: number): MemberClient {
  const member = members[index % members.length];
  if (!member) throw new Error('The company has no member');
  return member;
}

async function setPhone(origin: string, number: string, wanted: { readonly off: boolean }): Promise<void> {
  const response = await fetch(`${origin}/phone/api/handsets/${encodeURIComponent(number)}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  });
  if (!response.ok) throw new Error(`A phone was not switched: ${response.status}`);
}

/** Throws while the phone is off. */
async function typeOn(origin: string, number: string, to: string, text: string): Promise<string> {
  const response = await fetch(`${origin}/phone/api/handsets/${encodeURIComponent(number)}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to, text }),
  });
  if (response.status !== 201) throw new Error(`Typing was answered with ${response.status}`);
  const { carrierMessageId } = (await response.json()) as { readonly carrierMessageId: string };
  return carrierMessageId;
}

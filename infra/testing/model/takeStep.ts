import type { Text } from '#functions/carrier/Carrier.ts';
import type { Rows } from './consentWatch.ts';
import { interleave } from './interleave.ts';
import type { ModelOffice, Picture } from './modelOffice.ts';
import { interruptibleRun } from './interruptibleRun.ts';
import { perform } from './perform.ts';
import type { Step } from './Step.ts';

/** Performs one step with its crashes and its order. Returns the contents of the table afterwards. */
export async function takeStep(office: ModelOffice, step: Step): Promise<Picture> {
  const { exchange, clients, watch } = office;
  office.later(step.seconds);
  exchange.answers(step.answers);
  await interleave(
    step.runs.map(({ act, fault }, index) => async (turn) => {
      const run = interruptibleRun(turn, fault);
      const client = clients[index];
      if (!client) throw new Error('There are more runs than test clients');
      let lastSeen: Rows = watch.rows();
      client.through((request, isWrite) =>
        run.ask(async () => {
          try {
            return await request();
          } finally {
            if (isWrite) await watch.look();
            lastSeen = watch.rows();
          }
        }, true),
      );
      const carrier = {
        sendText: (text: Text) =>
          run.ask(() => {
            const wrong = whyNobodyMayCall(office, lastSeen, text);
            if (wrong) office.known.wrong.push(wrong);
            return exchange.carrier.sendText(text);
          }, false),
      };
      try {
        await perform(office, { store: client.store, carrier }, act, step.runs.length === 1);
      } catch (error) {
        if (!run.isDead()) throw error;
      }
    }),
    step.order,
  );
  return office.goOn(step.isStreamLost);
}

/**
 * Returns why a run must not call the carrier: an opt-out, or a contact that has left this number, was committed before the run's
 * last read (P21, P25).
 */
function whyNobodyMayCall(office: ModelOffice, rows: Rows, { context }: Text): string | undefined {
  const { messageId, conversationId } = context;
  const row = rows.get(conversationId);
  const isAutoReply = messageId.startsWith('answer.');
  if (row?.optOut && !isAutoReply) return `${messageId} was handed over after an opt-out`;
  const contactId = office.known.requests.find((each) => each.messageId === messageId)?.contactId;
  const person = contactId === undefined ? undefined : row?.people[contactId];
  const isGone = contactId !== undefined && (!person || person.formerSince !== undefined);
  return isGone ? `${messageId} was handed over to a number that its contact had left` : undefined;
}

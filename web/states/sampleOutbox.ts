import type { OutboundMessage } from '#shared/domain/message.ts';
import type { OutboxEntry } from '../api/outboxEntries.ts';
import { startWriting } from '../api/writing.ts';
import { deviceStorage } from '../ui/browserStorage.ts';
import { outboundSamples } from './sampleMessages.ts';
import { ana, kim, minutesAgo } from './samplePeople.ts';

const asides = ['failing', 'old'] as const satisfies readonly OutboxEntry['aside'][];

/** The texts of this device that wait for a decision of their member. */
export const unsentSamples = asides.map((aside) => ({ name: aside, message: unsent(aside) }));

/** Keeps these texts in the browser's storage as the outbox would, under a company that does not exist. Nothing is sent. */
export function keepUnsentTexts(): void {
  asides.forEach((aside, position) => {
    const entry: OutboxEntry = {
      messageId: aside,
      conversationId: ana.conversationId,
      text: unsent(aside).text,
      enteredAt: minutesAgo(90),
      position,
      aside,
    };
    const { company, member } = kim;
    deviceStorage.setItem(
      `conversations/outbox/${company.companyId}/${member.memberId}/${aside}`,
      JSON.stringify(entry),
    );
  });
  startWriting(kim);
}

/** Returns the text as the thread shows it, which says under the bubble why it has not gone out. */
function unsent(messageId: string): OutboundMessage {
  const [sample] = outboundSamples('queued');
  if (!sample) throw new Error('There is no sample of a queued text.');
  return { ...sample.message, messageId, revision: -1, state: 'failed' };
}

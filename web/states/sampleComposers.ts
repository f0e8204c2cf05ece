import type { Company } from '#shared/domain/company.ts';
import type { Draft } from '../api/drafts.ts';
import { writing } from '../api/writing.ts';
import { kim, minutesAgo } from './samplePeople.ts';

export type ComposerSample = {
  readonly name: string;
  readonly conversationId: string;
  readonly company: Company;
};

const { company } = kim;
const later = { scheduledAt: minutesAgo(-15 * 60), cancelIfReplied: false };

/** The drafts by name. Each is in a conversation of its own, because a conversation has one. */
const drafts: Readonly<Record<string, Omit<Draft, 'messageId'>>> = {
  'one part': { text: 'Perfect, see you at 9:00.' },
  'two parts': { text: 'Please leave the attic open. '.repeat(7) },
  'a character that lowers the limit': { text: 'It’s open.' },
  'longer than can be sent': { text: 'Please leave the attic open. '.repeat(60) },
  'outside office hours': { text: 'Perfect, see you at 9:00.' },
  'a text that came back': {
    text: 'Perfect, see you at 9:00.',
    returned: { code: 'recipient-opted-out', sentence: 'Ana opted out of texts.' },
  },
  'a scheduled text that came back': { text: 'See you this morning.', later },
  'a scheduled text that came back, unless Ana writes first': {
    text: 'See you this morning.',
    later: { ...later, cancelIfReplied: true },
  },
  'a text to a number that changed': {
    text: 'Perfect, see you at 9:00.',
    returned: {
      code: 'contact-moved',
      sentence: 'The number changed.',
      contactId: 'con_ana',
      newConversationId: 'cnv_bbbbbbbbbbbbbbbbbbbb',
    },
  },
  'a text to a number that changed to one that cannot be texted': {
    text: 'Perfect, see you at 9:00.',
    returned: { code: 'contact-moved', sentence: 'The number changed.', contactId: 'con_ana' },
  },
};

const withDraft = Object.entries(drafts).map(([name, draft], index) => ({
  name,
  conversationId: `cnv_composer${index}`,
  company: name === 'outside office hours' ? { ...company, timeZone: nightZone(new Date()) } : company,
  draft: { messageId: `composer-${index}`, ...draft },
}));

/** The composer with every line it may have above or below, and what is there instead of it. */
export const composerSamples: readonly ComposerSample[] = [
  { name: 'empty', conversationId: 'cnv_composerempty', company },
  ...withDraft,
  { name: 'no plan', conversationId: 'cnv_composerplan', company: { ...company, plan: 'basic' } },
  {
    name: 'no number',
    conversationId: 'cnv_composernumber',
    company: { ...company, originationNumber: undefined },
  },
];

/** Keeps the drafts of the samples as the page does, under a company that does not exist. Writing must have started. */
export function keepDrafts(): void {
  for (const { conversationId, draft } of withDraft) writing().drafts.put(conversationId, draft);
}

/** Returns a time zone in which it is between 23:00 and midnight. Zones of `Etc` have the sign of their offset reversed. */
function nightZone(now: Date): string {
  const ahead = 23 - now.getUTCHours();
  const hours = ahead > 12 ? ahead - 24 : ahead;
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

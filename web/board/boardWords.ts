import { maxUnread } from '#shared/domain/conversation.ts';
import { countOf } from '../words.ts';

/** Holds the sentences of the board, the center of the page while no conversation is open. */
export const boardWords = {
  unread: (count: number) => (count === 0 ? 'Everything is read.' : `${countOf(count)} unread`),
  staysUnread: 'Nothing here is marked read until you open it.',
  allAnswered: 'Everything is answered.',
  noContacts: 'No contacts yet.',
  firstContact: (number: string) =>
    `Your inspection software adds people here. Anyone who texts ${number} appears at once, under Unknown numbers.`,
  nothingOpen: 'Choose a conversation, or search for someone to start one.',
  order: (isFull: boolean) => (isFull ? `the newest ${maxUnread}` : 'newest first'),
  waits: (age: string) => (/\d (min|h)$/.test(age) ? `waits ${age}` : `since ${age}`),
  setAside: 'Not sent',
  decide: 'waits for your decision',
  /** `more` is true when not all texts were counted. */
  goOutToday: (count: number, more: boolean) =>
    `${more ? 'At least ' : ''}${count === 1 ? '1 automated text goes' : `${count} automated texts go`} out today.`,
  markRead: 'Mark read',
  markReadOf: (name: string) => `Mark read: ${name}`,
  answer: 'Answer',
  answerOf: (name: string) => `Answer ${name}`,
} as const;

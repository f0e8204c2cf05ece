import { writes } from './nameForms.ts';

/** Holds the sentences of the dialog that chooses when a text goes out. They load with it. */
export const scheduleWords = {
  title: (name: string) => `Send to ${name} later`,
  editTitle: (name: string) => `Edit the text to ${name}`,
  editTimeTitle: (name: string) => `Change when the text to ${name} goes out`,
  save: 'Save',
  text: 'Text',
  tomorrow: 'Tomorrow 8:00 AM',
  when: 'Date and time',
  zone: (timeZone: string) => `In the company’s time zone, ${timeZone.replaceAll('_', ' ')}.`,
  cancelIfReplied: (name: string) => `Cancel it if ${writes(name)} first`,
  close: 'Close',
  outsideHours: 'That is outside 8 AM to 9 PM. It goes out all the same.',
  automatedOutsideHours: (when: string) =>
    `That is outside the hours of automated texts. It goes out ${when}.`,
  past: 'That time has passed. Choose a later one.',
  tooFar: 'That is more than a year ahead. Choose an earlier time.',
  skipped: 'The clocks jump over that time when daylight saving time begins. Choose another one.',
  missing: 'Choose a date and a time.',
  blank: 'The text is blank. Write something first.',
  /** Says what happened to a text while a member was editing it. */
  ended: {
    goesOut: 'The time of this text came while you were editing. It goes out without your changes.',
    notSent: 'This text was not sent, and can no longer be changed. The thread says why.',
    cancelled: (name: string | undefined) =>
      name
        ? `${name} cancelled this text while you were editing.`
        : 'This text was cancelled while you were editing.',
  },
  keepWords: 'Put the text into the composer',
} as const;

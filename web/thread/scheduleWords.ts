import { writes } from './nameForms.ts';

/** Holds the sentences of the dialog that chooses when a text goes out. They load with it. */
export const scheduleWords = {
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
} as const;

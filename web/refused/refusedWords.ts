/** Holds the sentences about automated texts that were refused for missing consent. */
export const refusedWords = {
  title: 'Refused for missing consent',
  count: (count: number, more: boolean) =>
    `${more ? 'more than ' : ''}${count === 1 ? '1 text' : `${count} texts`}`,
  why: (name: string) =>
    `Not sent: no consent is recorded for ${name} at this number. Ask ${name}, record it, and send the text.`,
  ready: (name: string) => `Consent of ${name} is recorded. The text can go out now.`,
  agreed: 'They agreed just now',
  agreedOf: (name: string) => `They agreed just now: ${name}`,
  send: 'Send now',
  sendOf: (name: string) => `Send now: ${name}`,
  dismiss: 'Dismiss',
  dismissOf: (name: string) => `Dismiss the refused text to ${name}`,
} as const;

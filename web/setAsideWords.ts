/** Says why a member's text waits in the browser until the member decides, and leads to that. */
export const setAsideWords = {
  failing: 'Not sent: the server keeps answering with an error.',
  old: 'Not sent yet: you wrote this more than an hour ago.',
  decide: 'Decide',
  decideOf: (name: string) => `Decide about the text to ${name}`,
} as const;

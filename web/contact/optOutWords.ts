/** Holds the sentences of the dialog that opts a person out. They load with it. */
export const optOutWords = {
  title: (name: string) => `Opt ${name} out?`,
  text: (name: string, number: string) =>
    `After that, no member and no automation can text ${name}. Your name and the time are recorded. Only ${name} can return, by texting START to ${number}.`,
  confirm: (name: string) => `Opt ${name} out`,
  keep: 'Keep texting',
} as const;

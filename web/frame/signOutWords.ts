/** Holds the sentences of the dialog that asks before unsent texts are erased. They load with it. */
export const signOutWords = {
  title: 'Sign out without sending?',
  text: (count: number) =>
    count === 1
      ? 'This text has not been sent. Signing out erases it from this device.'
      : 'These texts have not been sent. Signing out erases them from this device.',
  to: (name: string) => `To ${name}`,
  confirm: 'Erase and sign out',
  keep: 'Stay signed in',
} as const;

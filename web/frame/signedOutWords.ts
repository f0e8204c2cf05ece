/** Why no member is signed in, or why one no longer is. The sentences load when they are shown. */
export const signedOutWords = {
  ended: 'Your session has ended.',
  kept: 'What you wrote is kept.',
  signIn: 'Sign in again',
  after: ', then continue here.',
  signInTab: 'Sign in again (opens in a new tab)',
  elsewhere: 'You signed out in another tab.',
  failed: 'Signing in did not work.',
  blocked:
    'This browser blocks the storage of this site, so signing in is not possible. Allow site data for it, then sign in again.',
} as const;

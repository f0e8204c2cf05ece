/** Why no member is signed in on this page. The sentences load when they are shown. */
export const signedOutWords = {
  elsewhere: 'You signed out in another tab.',
  failed: 'Signing in did not work.',
  blocked:
    'This browser blocks the storage of this site, so signing in is not possible. Allow site data for it, then sign in again.',
} as const;

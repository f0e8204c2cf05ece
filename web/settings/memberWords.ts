/** Holds the sentences of the members' settings. */
export const memberWords = {
  explained: 'Everyone who may sign in for this company. Admins invite people and change settings.',
  you: 'you',
  roleOf: (name: string) => `Role of ${name}`,
  roles: { admin: 'Admin', staff: 'Staff' },
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: (name: string) =>
    `${name} is signed out of this company at once. Texts that ${name} sent keep the name.`,
  keep: 'Keep',
  removed: (name: string) => `${name} removed.`,
  changed: (name: string, role: 'admin' | 'staff') =>
    `${name} is ${role === 'admin' ? 'an admin' : 'staff'} now.`,
  invite: 'Invite a member',
  name: 'Name',
  email: 'E-mail',
  role: 'Role',
  send: 'Send invitation',
  cancel: 'Cancel',
  invited: (name: string, address: string) =>
    `${name} gets an e-mail that says how to sign in. If it does not arrive, give ${name} this address: ${address}`,
  nameMissing: 'Enter the name that others see on this person’s texts.',
  emailMissing: 'Enter the address to which the invitation goes.',
  emailWrong: 'This is not an e-mail address. Write one such as kim@oakhill.com.',
  notLoaded: 'The members could not be loaded.',
  tryAgain: 'Try again',
} as const;

import type { Role } from '#shared/domain/role.ts';

type Field = 'mobile' | 'phone';

/** Holds the sentences of the people page, of the form for a person, and of the notice above an unknown number. */
export const peopleWords = {
  title: 'People',
  search: 'Search people or numbers',
  add: 'Add person',
  edit: (name: string) => `Edit ${name}`,
  restore: 'Restore',
  file: {
    import: 'Import people',
    export: 'Export people',
    exporting: (count: number) => `${count.toLocaleString('en-US')} exported…`,
    exported: (count: number) =>
      count === 1 ? '1 person exported.' : `${count.toLocaleString('en-US')} people exported.`,
  },
  lists: 'Lists',
  list: { all: 'All', inspector: 'Inspectors', agent: 'Agents', client: 'Clients', archived: 'Archived' },
  none: {
    all: 'No people yet. Add the first one, or let your inspection software add them.',
    inspector: 'No inspectors yet. Add one to text them.',
    agent: 'No agents yet. Add one to text them.',
    client: 'No clients yet. Add one to text them.',
    archived: 'No one is archived.',
  },

  form: {
    add: 'New person',
    edit: 'Edit person',
    whose: 'Whose number do you want to change?',
    role: 'Role',
    roles: { inspector: 'Inspector', agent: 'Agent', client: 'Client' } satisfies Record<Role, string>,
    textsGoHere: 'Texts go to this number.',
    notTexted: 'Not used for texts.',
    save: 'Save',
    cancel: 'Cancel',
    archive: 'Archive',
    restore: 'Restore',
    archiveSays: (name: string) =>
      `An archived person leaves the lists and the search. ${name}’s texts stay, and you can restore ${name} at any time.`,
    noName: 'Enter a name.',
    noEmail: 'This is not an e-mail address. Write one such as ana@example.com.',
    openOwner: (name: string) => `Open ${name}`,
    noNumber: (field: Field) =>
      `Without a number in the ${field === 'mobile' ? 'mobile phone' : 'phone'} field this person can’t be texted.`,
    moves: (from: string, to: string) =>
      `New texts go to ${to}. What was said at ${from} stays in its own thread, which the new one links to. Texts that still wait for ${from} are not sent.`,
    stops: (from: string) =>
      `What was said at ${from} stays. Texts that still wait for ${from} are not sent.`,
  },

  privacy: {
    title: 'Data of this person',
    save: 'Download all data',
    erase: 'Erase…',
    eraseTitle: (name: string) => `Erase ${name} for good?`,
    eraseSays: (name: string) => [
      'Name, numbers, e-mail address and agency are replaced everywhere, also in inspections and in who wrote each text. Texts that still wait are cancelled. This cannot be undone.',
      `The words of the texts and the record of consent stay, because your company must be able to show what was said and agreed. ${name} may still be named inside a text.`,
      'An opt-out or a block stays in force. The number itself is then stored only in a form that cannot be read.',
    ],
    confirm: 'Erase for good',
    continue: 'Continue erasing',
    keep: 'Keep',
    erased: 'The person is erased.',
    gone: 'This person was erased. If they come back, add them as a new person.',
    cutOff: 'Erasing was not finished. Continue it here.',
  },

  unknown: {
    says: 'None of your contacts has this number.',
    newContact: 'New contact',
    attach: 'Add to a contact',
    attachTitle: 'Add to a contact',
    attachSearch: 'Search people',
    attachHint: 'Type a part of a name, an agency or a number.',
    block: 'Block',
    blocked:
      'Your company blocked this number. Its texts are stored, but they make nothing unread and are not answered.',
    unblock: 'Unblock',
    archived: (name: string) => `${name} is archived.`,
  },
} as const;

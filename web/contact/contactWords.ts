import type { ContactDetails } from '#shared/domain/contact.ts';

type Field = 'mobile' | 'phone';

/** A field of a contact in which a member types. */
export type TextField = Exclude<keyof ContactDetails, 'role'>;

/** Holds the sentences of the panel beside a thread, and the names of a contact's fields wherever they are shown. */
export const contactWords = {
  fields: {
    name: 'Name',
    phone: 'Phone',
    mobile: 'Mobile phone',
    email: 'E-mail',
    agency: 'Agency',
  } satisfies Record<TextField, string>,
  label: 'Contact',
  close: 'Close',
  textingState: {
    allowed: 'texts allowed',
    optedOut: (when: string) => `opted out on ${when}`,
    blocked: 'blocked',
    notAnswerable: 'can’t be answered',
  },
  copy: 'Copy',
  copyNumber: (number: string) => `Copy ${number}`,
  copied: 'Copied',
  nextInspection: 'Next inspection',
  /** `count` is undefined when it is not known. */
  earlierInspections: (count: number | undefined) =>
    count === undefined ? 'Earlier inspections' : `Earlier inspections (${count})`,
  laterInspections: 'Later inspections',
  text: (name: string) => `Text ${name}`,
  addNumberOf: (name: string, field: Field) => `Add a ${field} number to text ${name}`,
  correctNumberOf: (name: string, field: Field) => `Correct the ${field} number to text ${name}`,
  optOut: (name: string) => `Opt ${name} out…`,
  textsGoTo: (field: Field) => `texts go to the ${field} field`,
  changeNumber: 'Change',
  addNumber: 'Add a number',
  shares: 'Shares this number',
  formerly: 'Had this number before',
  formerNumber: 'Had another number before',
  noInspections: 'No inspections yet.',
  unknown: 'None of your contacts has this number.',
  unknownSender: 'This sender has no phone number.',
} as const;

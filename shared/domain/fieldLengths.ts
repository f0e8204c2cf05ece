// The longest value of each field, in UTF-16 units. A form says when more is typed, and the API refuses it. Only numbers are here, so that
// the page can load them without the schemas.

/** The name of a person, an agency or a company. */
export const maxNameLength = 120;

/** An e-mail address with the angle brackets of a path is at most 256 long (RFC 5321, section 4.5.3.1.3). */
export const maxEmailLength = 254;

/** A phone number as it was typed. */
export const maxTypedNumberLength = 40;

/** The longest value of each text field of a contact. */
export const maxContactLengths = {
  name: maxNameLength,
  agency: maxNameLength,
  email: maxEmailLength,
  phone: maxTypedNumberLength,
  mobile: maxTypedNumberLength,
} as const;

/** The address of an inspected property. */
export const maxAddressLength = 300;

/** The sentence to which a person agreed. */
export const maxWordingLength = 500;

/** The middle of the answer to HELP, which the company writes. */
export const maxHelpTextLength = 120;

/** The line under the first automated text to a number (P31). */
export const maxOptOutLineLength = 120;

/** Says why a contact cannot be texted, and which field to fill (P20). */
export const noNumberWords = {
  missing: (name: string, field: 'mobile' | 'phone', isClient = false) =>
    field === 'mobile'
      ? `${name} has no mobile number. Add it in the mobile phone field to text ${name}.`
      : `${name} has no number in the phone field.${isClient ? ' (The mobile field is not used for clients.)' : ''}`,
  unusable: (name: string, field: 'mobile' | 'phone') =>
    `The number in ${name}’s ${field} field cannot be texted. Correct it there to text ${name}.`,
} as const;

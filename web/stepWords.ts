/** Holds the words of the buttons for a text that did not arrive. They load with the first of these. */
export const stepWords = {
  resend: 'Send again',
  sendToNew: 'Send to the new number',
  edit: 'Edit and send',
  changeNumber: 'Change number',
  call: (number: string) => `Call ${number}`,
  dismiss: 'Dismiss',
} as const;

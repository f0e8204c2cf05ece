const countries = new Intl.DisplayNames('en-US', { type: 'region' });

/** Holds the sentences about the plan and the number. */
export const companyNumberWords = {
  explained: 'The number that the company texts from, as the carrier describes it now.',
  plan: 'Plan',
  plans: { basic: 'Basic', advanced: 'Advanced' },
  number: 'Number',
  noNumber: 'None yet',
  type: 'Type',
  typeIn: (type: string, country: string) => (country ? `${type}, ${countries.of(country)}` : type),
  asking: 'Asking the carrier…',
  unreachable: 'The carrier did not answer, so this page cannot say whether the number is ready.',
  notInAccount:
    'The carrier does not know this number. Ask the people who run Conversations for your company.',
  tryAgain: 'Try again',
  ready: 'Ready to text.',
  notReady: 'Not ready to text.',
  asksFor: 'The carrier still asks for:',
  rejected: (reason: string) => `was rejected: ${reason}`,
  where: (registrationId: string | undefined) =>
    `The people who run Conversations for your company fill this in at AWS End User Messaging, under Registrations${registrationId ? `, ${registrationId}` : ''}.`,
  writeTo: 'Send them what is missing:',
  subject: (company: string) => `Registration of the number: ${company}`,
} as const;

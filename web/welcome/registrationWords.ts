import type { NumberAtCarrier, NumberType, RegistrationState } from '#shared/domain/registration.ts';

const states: Record<RegistrationState, string> = {
  'not-needed': 'The number needs no registration.',
  'not-started': 'The number is not registered, so the mobile networks drop its texts.',
  'not-submitted': 'The registration of the number was started but not submitted.',
  'in-review': 'The carrier is reviewing the registration of the number.',
  'confirm-by-mail': 'The carrier sent an e-mail to confirm the registration of the number.',
  'needs-changes': 'The carrier asks for changes to the registration of the number.',
  'being-set-up': 'The registration is approved, and the carrier is setting up the number.',
  complete: 'The registration is complete.',
  closed: 'The registration of the number is closed, so the mobile networks drop its texts.',
};

const reviews: Partial<Record<NumberType, string>> = {
  '10dlc': 'A review takes up to four weeks.',
  'toll-free': 'A review takes up to 15 working days.',
};

/** Holds the sentences about the number at the carrier. */
export const registrationWords = {
  notReady: 'People do not get the company’s texts yet.',
  settings: 'Open the settings',
  types: {
    '10dlc': '10DLC number',
    'toll-free': 'Toll-free number',
    'short-code': 'Short code',
    'long-code': 'Long code',
    simulator: 'Simulator number',
  } satisfies Record<NumberType, string>,
  state: ({ type, isActive, registration: { state } }: NumberAtCarrier): string => {
    if (type === 'simulator')
      return 'A simulator number reaches simulated phones only. To text people, the company needs a 10DLC or toll-free number.';
    if (!isActive && (state === 'complete' || state === 'not-needed'))
      return 'The carrier is still setting up the number.';
    return states[state];
  },
  next: ({ type, registration: { state } }: NumberAtCarrier): string | undefined => {
    switch (state) {
      case 'not-started':
        return type === '10dlc'
          ? 'It needs two forms, in this order: the brand, which describes the company, and the campaign, which describes its texts.'
          : 'It needs one form, which describes the company and its texts.';
      case 'in-review':
        return reviews[type];
      case 'confirm-by-mail':
        return 'It went to the address in the registration. Follow the link in it.';
      case 'closed':
        return 'It needs a new one.';
      case 'not-needed':
      case 'not-submitted':
      case 'needs-changes':
      case 'being-set-up':
      case 'complete':
        return undefined;
    }
  },
} as const;

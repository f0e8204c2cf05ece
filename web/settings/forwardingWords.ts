import type { ForwardingState } from '#shared/domain/forwarding.ts';

/** Holds the sentences of the forwarding. */
export const forwardingWords = {
  explained:
    'Sends a copy of each text that arrives to another phone, with the name of the person who wrote.',
  advice:
    'We recommend leaving this off: everyone in the office reads and answers texts here. An answer to a copy does not reach the person who wrote, and each copy costs as much as any text.',
  to: 'Phone that gets the copies',
  toHint: 'The phone can text STOP at any time, which turns this off.',
  isOn: (to: string) => `On. Copies go to ${to}.`,
  isOff: 'Forwarding is off.',
  turnOn: 'Turn on forwarding',
  turnOff: 'Turn off forwarding',
  stopped: {
    'opted-out': (to, at) =>
      at === undefined
        ? `Off, because ${to} opted out of your texts. It can text START to your number; then turn this on again.`
        : `Off, because ${to} texted STOP on ${at}. It can text START to your number; then turn this on again.`,
    'blocked-by-company': (to) => `Off, because your company blocked ${to}.`,
    'company-number': (to) =>
      `Off, because a company texts from ${to} now, and copies could go round in circles.`,
  } satisfies Record<
    NonNullable<ForwardingState['stoppedBy']>,
    (to: string, at: string | undefined) => string
  >,
} as const;

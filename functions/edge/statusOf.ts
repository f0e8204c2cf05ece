import type { Refusal } from '#shared/domain/refusal.ts';

/** The HTTP status of each refusal. What belongs to another company is "not found", so that it cannot even be guessed. */
export const statusOf: Readonly<Record<Refusal['code'], number>> = {
  'sign-in-needed': 401,
  'not-a-member': 403,
  'plan-missing': 403,
  'number-missing': 403,
  'conversation-not-found': 404,
  'contact-not-found': 404,
  'inspection-not-found': 404,
  'message-not-found': 404,
  'contact-without-number': 409,
  'contact-moved': 409,
  'contact-changed': 409,
  'recipient-needed': 409,
  'recipient-opted-out': 409,
  'recipient-blocked': 409,
  'number-full': 409,
  'text-blank': 400,
  'text-too-long': 400,
  'message-id-reused': 409,
  'too-late-to-cancel': 409,
  'cursor-invalid': 400,
  'try-again': 503,
  'automation-not-allowed': 403,
  'role-not-on-inspection': 409,
  'several-recipients': 409,
};

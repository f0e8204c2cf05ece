import {
  AccessDeniedExceptionReason,
  ConflictExceptionReason,
  RegistrationStatus,
  ServiceQuotaExceededExceptionReason,
  ValidationExceptionReason,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import * as z from 'zod';
import { PhoneNumber } from '#shared/domain/phoneNumber.ts';

const reasons: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AccessDeniedException: AccessDeniedExceptionReason,
  ConflictException: ConflictExceptionReason,
  ServiceQuotaExceededException: ServiceQuotaExceededExceptionReason,
  ValidationException: ValidationExceptionReason,
  ResourceNotFoundException: {},
};

const occasion = {
  /** The probability at each occasion, from 0 to 1. */
  probability: z.number().min(0).max(1).optional(),
  /** The number of next occasions at which it certainly happens. */
  next: z.int().min(0).max(1_000_000).optional(),
  /** Limits the fault to texts to this number. */
  onlyTo: z.optional(PhoneNumber),
};
const milliseconds = z.number().min(1).max(259_200_000);

const fault = withOccasion(z.strictObject(occasion));
const lasting = withOccasion(z.strictObject({ ...occasion, milliseconds }));
const refusal = withOccasion(
  z.strictObject({
    ...occasion,
    error: z.literal(Object.keys(reasons)),
    reason: z.string().optional(),
  }),
).refine(({ error, reason }) => reason === undefined || reasons[error]?.[reason] !== undefined, {
  path: ['reason'],
  error: 'is not a reason of this error; see the enums of @aws-sdk/client-pinpoint-sms-voice-v2',
});

/** The faults to cause. Each fault draws from its own row of random numbers under the seed. */
export const Faults = z.strictObject({
  seed: z.union([z.int(), z.string().max(100)]).optional(),
  refuse: refusal.optional(),
  throttle: fault.optional(),
  slow: lasting.optional(),
  slowAnswer: lasting.optional(),
  neverAnswerBeforeAccept: fault.optional(),
  neverAnswerAfterAccept: fault.optional(),
  resetBeforeAccept: fault.optional(),
  resetAfterAccept: fault.optional(),
  serverErrorBeforeAccept: fault.optional(),
  serverErrorAfterAccept: fault.optional(),
  duplicateReceipt: fault.optional(),
  reorderReceipts: fault.optional(),
  delayReceipt: lasting.optional(),
  dropReceipt: fault.optional(),
  duplicateInbound: fault.optional(),
  /** The registration of the 10DLC numbers. NONE: they have none. */
  registration: z
    .strictObject({
      status: z.enum(['NONE', ...Object.values(RegistrationStatus)]),
      /** Why the carrier asks for changes. */
      reason: z.string().max(500).default('The opt-in workflow does not say how people agree to get texts.'),
    })
    .optional(),
  outage: z
    .strictObject({
      seconds: z.number().min(0.01).max(86_400),
      /** `reset` breaks connections. `refuse` closes the port, which proves that no text was accepted. */
      kind: z.enum(['reset', 'refuse']).default('reset'),
    })
    .optional(),
});
export type Faults = z.infer<typeof Faults>;

export type FaultName = Exclude<keyof Faults, 'seed' | 'outage' | 'registration'>;

export const faultNames = Object.keys(Faults.shape).filter(
  (name): name is FaultName => name !== 'seed' && name !== 'outage' && name !== 'registration',
);

function withOccasion<
  Shape extends z.ZodType<{ probability?: number | undefined; next?: number | undefined }>,
>(shape: Shape) {
  return shape.refine(({ probability, next }) => probability !== undefined || next !== undefined, {
    error: 'needs "next" (a number of occasions) or "probability" (0 to 1), or both',
  });
}

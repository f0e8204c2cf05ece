import {
  Faults,
  faultNames as carrierFaultNames,
  type FaultName as CarrierFault,
} from '../local/phoneNetwork/Faults.ts';
import { faultRows } from './faultRows.ts';
import type { FaultName, Rates } from './faultKinds.ts';

/**
 * Refusals of single texts, refusals by the carrier's own opt-out list, and refusals that concern the number.
 * Each set lasts until the next change.
 */
const refusals = [
  { error: 'ConflictException', reason: 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED' },
  { error: 'ValidationException', reason: 'FIELD_VALIDATION_FAILED' },
  { error: 'ConflictException', reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' },
  { error: 'ServiceQuotaExceededException', reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT' },
  { error: 'AccessDeniedException', reason: 'ACCOUNT_DISABLED' },
] as const;

const outageSeconds = 1;
const details = {
  slow: { milliseconds: 120 },
  slowAnswer: { milliseconds: 120 },
  delayReceipt: { milliseconds: 700 },
};

type Counts = Readonly<Record<CarrierFault, number>>;

export type CarrierTrouble = {
  readonly begin: () => Promise<void>;
  /** Faults of a runtime from its first text on. A restarted runtime forgets earlier faults. */
  readonly afterRestart: () => Faults;
  readonly outage: (kind: 'refuse' | 'reset') => Promise<void>;
  /** Records the counts so far. The runtime may be killed afterwards. */
  readonly note: () => Promise<void>;
  readonly end: () => Promise<void>;
};

/** Sets the faults of the phone network through its control API. */
export function carrierTrouble(
  origin: string,
  seed: string,
  rates: Rates,
  happened: (name: FaultName, times: number) => void,
): CarrierTrouble {
  const rows = faultRows(`${seed} carrier`, {}, () => {});
  let weather = 0;
  let noted: Partial<Counts> = {};

  async function note(): Promise<void> {
    const { happened: counts } = await control<{ happened: Counts }>('GET');
    for (const name of carrierFaultNames) {
      const times = counts[name] - (noted[name] ?? 0);
      if (times > 0) happened(name, times);
    }
    noted = counts;
  }

  async function put(wanted: Readonly<Record<string, unknown>>): Promise<void> {
    await note();
    await control('PUT', wanted);
    noted = {};
  }

  /** With `everyKindNow`, each kind also happens at its next occasion, so that even a short run has every kind. */
  function faults(everyKindNow = false): Faults {
    weather += 1;
    const refusal = refusals[Math.floor(rows.number('refusal') * refusals.length)];
    const wanted = carrierFaultNames.flatMap((name) => {
      const probability = rates[name as FaultName];
      const detail = name === 'refuse' ? refusal : details[name as keyof typeof details];
      return probability === undefined
        ? []
        : [[name, { probability, ...(everyKindNow && { next: 1 }), ...detail }] as const];
    });
    return Faults.parse({ seed: `${seed} ${weather}`, ...Object.fromEntries(wanted) });
  }

  async function control<Answer>(method: 'GET' | 'PUT', body?: unknown): Promise<Answer> {
    const response = await fetch(`${origin}/phone/api/faults`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) throw new Error(`The phone network refused: ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  return {
    note,
    begin: () => put(faults(true)),
    afterRestart() {
      noted = {};
      return faults();
    },
    outage: (kind) => put({ ...faults(), outage: { seconds: outageSeconds, kind } }),
    end: () => put({}),
  };
}

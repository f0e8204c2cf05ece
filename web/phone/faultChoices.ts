import type { FaultsShown, FaultSetting } from './network.ts';

type FaultRow = { readonly name: string; readonly words: string; readonly extra?: FaultSetting };

/** The faults by the moment at which they happen, with what each needs besides how often. */
export const faultGroups: Readonly<Record<string, readonly FaultRow[]>> = {
  'When the company sends': [
    {
      name: 'refuse',
      words: 'Refuse: the person opted out',
      extra: { error: 'ConflictException', reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' },
    },
    { name: 'throttle', words: 'Refuse: too many at once' },
    { name: 'slow', words: 'Take two seconds longer', extra: { milliseconds: 2000 } },
    { name: 'slowAnswer', words: 'Accept it, answer two seconds late', extra: { milliseconds: 2000 } },
    { name: 'neverAnswerBeforeAccept', words: 'Accept nothing and never answer' },
    { name: 'neverAnswerAfterAccept', words: 'Accept it and never answer' },
    { name: 'resetBeforeAccept', words: 'Break the connection, text not accepted' },
    { name: 'resetAfterAccept', words: 'Accept it, then break the connection' },
    { name: 'serverErrorBeforeAccept', words: 'Server error, text not accepted' },
    { name: 'serverErrorAfterAccept', words: 'Accept it, then answer with a server error' },
  ],
  'When it reports back': [
    { name: 'dropReceipt', words: 'Lose a receipt' },
    { name: 'delayReceipt', words: 'A receipt five seconds late', extra: { milliseconds: 5000 } },
    { name: 'duplicateReceipt', words: 'A receipt twice' },
    { name: 'reorderReceipts', words: 'Receipts in the wrong order' },
  ],
  'When a person texts': [{ name: 'duplicateInbound', words: 'The text twice' }],
};

export const never = 'Never';

/** How often a fault may happen, in the words of the page. */
export const frequencies: Readonly<Record<string, FaultSetting | undefined>> = {
  [never]: undefined,
  'The next one': { next: 1 },
  'The next five': { next: 5 },
  'One in ten': { probability: 0.1 },
  'Every second': { probability: 0.5 },
  Always: { probability: 1 },
};

/** Returns the words for a fault that is set, which scripts may have set in a way that this page does not offer. */
export function choiceOf(fault: FaultSetting | undefined, extra: FaultSetting = {}): string {
  if (!isActive(fault)) return never;
  const isOurs = Object.keys({ ...fault, ...extra }).every(
    (key) => key === 'next' || key === 'probability' || fault[key] === extra[key],
  );
  const offered = Object.entries(frequencies).find(
    ([, often]) => often && often.next === fault.next && often.probability === fault.probability,
  );
  if (isOurs && offered) return offered[0];
  return fault.next ? `The next ${fault.next}` : `${Math.round((fault.probability ?? 0) * 100)} %`;
}

type Settings = Readonly<Record<string, unknown>>;

/** Returns the settings as they are at this moment, to be sent back with a change: an outage lasts for its remaining time. */
export function settingsNow({ set, outageUntil }: FaultsShown, now = Date.now()): Settings {
  const { outage, ...others } = set;
  const seconds = outageUntil === null ? 0 : (Date.parse(outageUntil) - now) / 1000;
  return seconds > 0.01 ? { ...others, outage: { ...(outage as object), seconds } } : others;
}

/** Returns the settings with one fault changed. */
export function withChoice(settings: Settings, { name, extra }: FaultRow, choice: string): Settings {
  const { [name]: _, ...others } = settings;
  const often = frequencies[choice];
  return often ? { ...others, [name]: { ...often, ...extra } } : others;
}

/** Counts the faults that can still happen, an outage included. */
export function activeFaults({ set, outageUntil }: FaultsShown): number {
  const rows = Object.values(faultGroups).flat();
  return rows.filter(({ name }) => isActive(settingOf(set, name))).length + Number(outageUntil !== null);
}

export function settingOf(set: FaultsShown['set'], name: string): FaultSetting | undefined {
  return set[name] as FaultSetting | undefined;
}

function isActive(fault: FaultSetting | undefined): fault is FaultSetting {
  return fault !== undefined && ((fault.next ?? 0) > 0 || (fault.probability ?? 0) > 0);
}

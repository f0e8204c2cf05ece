/** The events of a text or an opt-out removal that are logged, each as one structured line. */
export type LogEvent = 'delivery attempt' | 'transition' | 'opt-out removal failed';

/** The log of the functions. It takes ids, times and facts, never a phone number or the text of a message. */
export type Log = {
  readonly write: (event: LogEvent, facts: Readonly<Record<string, string | number | undefined>>) => void;
};

/**
 * The faults of a run. `rate` is the probability at each occasion. A short run uses a higher rate, so that
 * each fault happens about `atLeast` times with one occasion for each text.
 */
type FaultKind = {
  readonly where: 'carrier' | 'functions' | 'events' | 'database' | 'runtime' | 'clients' | 'people';
  /** The label of the fault's count in the output. */
  readonly words: string;
  readonly rate: number;
  readonly atLeast: number;
};

/**
 * Faults that hold up a number's queue for seconds are rare, the others frequent. The carrier's faults have
 * their names in `/phone/api/faults`.
 */
export const faultKinds = {
  refuse: carrier('texts refused with an error', 0.005, 4),
  throttle: carrier('texts throttled', 0.004, 3),
  slow: carrier('texts accepted slowly', 0.01, 4),
  slowAnswer: carrier('texts answered slowly', 0.01, 4),
  resetBeforeAccept: carrier('connections reset before the text was accepted', 0.005, 3),
  resetAfterAccept: carrier('connections reset after the text was accepted', 0.005, 3),
  serverErrorBeforeAccept: carrier('server errors before the text was accepted', 0.005, 3),
  serverErrorAfterAccept: carrier('server errors after the text was accepted', 0.005, 3),
  neverAnswerBeforeAccept: carrier('calls never answered, text not accepted', 0.002, 2),
  neverAnswerAfterAccept: carrier('calls never answered, text accepted', 0.002, 2),
  duplicateReceipt: carrier('receipts published twice', 0.03, 5),
  reorderReceipts: carrier('receipts published in the wrong order', 0.03, 5),
  delayReceipt: carrier('receipts published late', 0.03, 5),
  dropReceipt: carrier('receipts never published', 0.02, 5),
  duplicateInbound: carrier('inbound texts published twice', 0.03, 5),
  answerAndReceiptsLost: carrier('texts accepted, their answer and all their receipts lost', 0.003, 5),
  outageRefused: carrier('outages, connections refused', 0.0005, 1),
  outageReset: carrier('outages, connections reset', 0.0005, 1),

  functionKilled: { where: 'functions', words: 'processes of functions killed', rate: 0.0008, atLeast: 0.8 },
  clockAhead: { where: 'functions', words: 'clocks of hosts set an hour ahead', rate: 0.005, atLeast: 2 },

  itemTwice: event('queued texts delivered twice', 0.02, 4),
  itemBack: event('queued texts delivered again after they were done', 0.002, 2),
  topicMessageTwice: event('topic messages delivered twice', 0.02, 4),
  topicMessagesReordered: event('batches of topic messages in another order', 0.1, 4),
  topicMessageBack: event('topic messages delivered again later', 0.01, 4),
  receiptDropped: event('receipts lost on their way to the function', 0.01, 4),
  batchDropped: event('batches of changes lost on their way to a function', 0.01, 3),
  batchTwice: event('batches of changes delivered twice', 0.02, 3),
  queuePurged: event('times the outbound queue was purged', 0.001, 1),
  queuesRefuse: event('times queues and topics refused every request for a while', 0.001, 2),
  queuesAnswerLate: event('requests that queues and topics answered late', 0.005, 4),

  databaseThrottled: database('requests throttled', 0.003, 3),
  transactionConflict: database('transactions in conflict', 0.01, 10),
  staleRead: database('eventually consistent reads with an old answer', 0.05, 10),
  readAfterClaimFails: database('texts whose last read before the call failed', 0.004, 5),
  connectionDied: database('connections that were dead at the next request', 0.002, 3),
  databaseAnswerLost: database('answers lost after the commit', 0.002, 3),

  runtimeKilled: runtime('times the runtime was killed', 0.0005, 1),
  powerCut: runtime('times the runtime and the database were killed', 0.0005, 1),

  clientRetries: client('sends cut off and repeated', 0.04, 5),
  clientReloads: client('sends repeated after their answer was forgotten', 0.04, 5),
  clientDoubles: client('sends made twice at once', 0.04, 5),
  clientGivesUp: client('sends cut off and never repeated', 0.01, 3),

  stop: people('STOP typed', 0.04, 16),
  start: people('START typed', 0.2, 16),
  help: people('HELP typed', 0.01, 3),
  scheduled: people('automated texts scheduled for a moment later', 0.05, 4),
  cancel: people('texts cancelled right after they were accepted', 0.02, 4),
  resendMessage: people('failed texts resent by two members at once', 0.01, 3),
  staffOptOut: people('people opted out by staff', 0.005, 2),
  resume: people('pauses ended by an admin', 0.002, 1),
  forwardAgain: people('times forwarding was turned on again', 0.01, 3),
  numberChange: people('contacts moved to another number', 0.01, 3),
  phoneOff: people('phones switched off for a while', 0.01, 4),
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof faultKinds;

export const faultNames = Object.keys(faultKinds) as readonly FaultName[];

export type Rates = Readonly<Partial<Record<FaultName, number>>>;

/** Returns the probability of each requested fault at each occasion, for a run with this many texts. */
export function ratesFor(wanted: readonly FaultName[], messages: number): Rates {
  return Object.fromEntries(
    wanted.map((name) => {
      const { rate, atLeast } = faultKinds[name];
      return [name, Math.min(0.25, Math.max(rate, atLeast / messages))];
    }),
  );
}

function carrier(words: string, rate: number, atLeast: number) {
  return { where: 'carrier', words, rate, atLeast } as const;
}
function event(words: string, rate: number, atLeast: number) {
  return { where: 'events', words, rate, atLeast } as const;
}
function database(words: string, rate: number, atLeast: number) {
  return { where: 'database', words, rate, atLeast } as const;
}
function runtime(words: string, rate: number, atLeast: number) {
  return { where: 'runtime', words, rate, atLeast } as const;
}
function client(words: string, rate: number, atLeast: number) {
  return { where: 'clients', words, rate, atLeast } as const;
}
function people(words: string, rate: number, atLeast: number) {
  return { where: 'people', words, rate, atLeast } as const;
}

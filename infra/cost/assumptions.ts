import type { FunctionName } from '#functions/manifest.ts';

/** Values that one machine cannot measure. Each is rather too high than too low. */
export const assumptions = {
  /** Milliseconds that a warm function waits for a service, within the region. */
  waits: {
    GetItem: 5,
    BatchGetItem: 6,
    Query: 6,
    PutItem: 8,
    UpdateItem: 8,
    DeleteItem: 8,
    TransactWriteItems: 20,
    TransactGetItems: 10,
    SendMessageBatch: 10,
    ChangeMessageVisibility: 10,
    SendTextMessage: 150,
    postToConnection: 15,
  } as const,
  /**
   * Milliseconds of processor time of a warm run, as a quiet machine with one whole processor measures it. A busy machine measures
   * up to four times as much, so what `npm run cost` measures is printed beside these values and decides nothing.
   */
  processorMs: {
    sendMessage: 8,
    queueMessages: 2.5,
    announceChanges: 5,
    deliverMessage: 13,
    recordReceipt: 2,
    receiveMessage: 8,
    markRead: 4,
    sweepMessages: 5,
  } as Readonly<Partial<Record<FunctionName, number>>>,
  /** Lambda gives a whole processor at this much memory. A smaller function gets a share of one. */
  wholeProcessorMB: 1769,
  /** Bytes that CloudWatch adds to each log line. Lambda writes its own lines for failed runs only. */
  bytesOfLogLine: 26,
  /** Size of an access log line. `withoutPersonalData` in infra/aws/ConversationsHttpApi.ts defines it. */
  bytesOfAccessLog: 260,
  /** Bytes that CloudFront adds to an answer and to a frame: headers and TLS. */
  bytesAroundAnswer: 900,
  bytesAroundFrame: 60,
  /** Bytes of a message in an API answer. */
  bytesOfAnswer: 800,
  /** Pollers that Lambda keeps on a quiet queue. Each polls every 20 seconds. */
  pollersOfQueue: 5,
  pollSeconds: 20,
  /**
   * A user of a KMS key calls KMS again after five minutes. These are the numbers of users of the table's key
   * and the topics' key.
   */
  keyUsers: 10,
  /**
   * A visible page sends a ping after this long without an event, and gets an answer. See `pingMilliseconds`
   * in web/api/heartbeat.ts.
   */
  pingSeconds: 40,
  /** A warm `pingLive` only answers. */
  pingMilliseconds: 3,
  /** Open hours of a page in a working month, and the texts of a company in that month. */
  openHoursOfMonth: 22 * 8,
  textsOfMonth: 3000,
  /** The default rate limit of a number: in a burst, a text leaves after each such interval. */
  secondsBetweenTexts: 1,
} as const;

export type Request = keyof typeof assumptions.waits;

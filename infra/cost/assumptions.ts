/** What cannot be measured on one machine. Each is meant to be rather too much than too little. */
export const assumptions = {
  /** Milliseconds that a warm function waits for the service behind each request, within the region. */
  waits: {
    GetItem: 5,
    BatchGetItem: 6,
    Query: 6,
    PutItem: 8,
    UpdateItem: 8,
    DeleteItem: 8,
    TransactWriteItems: 20,
    SendMessageBatch: 10,
    ChangeMessageVisibility: 10,
    SendTextMessage: 150,
    postToConnection: 15,
  } as const,
  /** Lambda gives a whole processor at this much memory; a smaller function gets its share of one. */
  wholeProcessorMB: 1769,
  /** CloudWatch adds them to each line. Lambda's own lines are written for failed runs only. */
  bytesOfLogLine: 26,
  /** A line of `withoutPersonalData` in infra/aws/ConversationsHttpApi.ts. */
  bytesOfAccessLog: 260,
  /** Around an answer and around a frame on their way through CloudFront: headers, TLS. */
  bytesAroundAnswer: 900,
  bytesAroundFrame: 60,
  /** A message as the API answers it. */
  bytesOfAnswer: 800,
  /** Lambda keeps so many pollers on a quiet queue, each of which asks every 20 seconds. */
  pollersOfQueue: 5,
  pollSeconds: 20,
  /** Whoever uses a key asks KMS again after five minutes; so many users of the table's key and the topics' key. */
  keyUsers: 10,
  /** A visible page sends a ping after this long without news, which is answered; `pingMilliseconds` in web/api/heartbeat.ts. */
  pingSeconds: 40,
  /** A warm `pingLive` does nothing but answer. */
  pingMilliseconds: 3,
  /** A working month of a page that stays open, and the texts of a company in that month. */
  openHoursOfMonth: 22 * 8,
  textsOfMonth: 3000,
  /** A number's rate limit where the carrier has not raised it: the usual line of a burst moves a text so often. */
  secondsBetweenTexts: 1,
} as const;

export type Request = keyof typeof assumptions.waits;

/** Holds the sentences of the notices above a thread, which the office should read before it writes. */
export const noticeWords = {
  cancelNotice: (name: string, word: string) => `${name} answered ${word} to a message about`,
  cancelAsks: (name: string, many: boolean) =>
    `and ${many ? 'are' : 'is'} now opted out. Did ${name} mean the inspection?`,
  seenTo: 'Done',
  optOutRequest: (name: string) =>
    `${name} may have asked not to be texted. Automated texts to ${name} wait until you decide.`,
  keepTexting: 'Dismiss',
  carrierBlock: (name: string, when: string) =>
    `${name} opted in again on ${when}, but the carrier still blocks the number. We asked the carrier to lift the block, which takes a few minutes. Until then a text may fail.`,
  carrierRefuses: (name: string, when: string) =>
    `${name} opted in again on ${when}, but the carrier still blocks the number and refuses to lift the block for up to 30 days. We ask again every day. Until then texts to ${name} fail.`,
} as const;

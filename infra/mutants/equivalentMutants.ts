/** A mutant that no test notices: the source that was replaced, and its replacement. */
export type Survivor = {
  readonly file: string;
  readonly source: string;
  readonly replacement: string;
};

type Equivalent = Survivor & {
  /** Why no test can notice the change. */
  readonly because: string;
};

/** Changes by Stryker that change nothing that anyone can observe. */
export const equivalentMutants: readonly Equivalent[] = [
  {
    file: 'shared/domain/consent.ts',
    source: '[]',
    replacement: '["Stryker was here"]',
    because: 'An answer without a readable time is never one of the last hour.',
  },
  {
    file: 'infra/chaos/witness.ts',
    source: "''",
    replacement: '"Stryker was here!"',
    because: 'The default is for the type checker: an accepted call has an id.',
  },
  {
    file: 'infra/chaos/witness.ts',
    source: "handsets.filter(({ direction }) => direction === 'in')",
    replacement: 'handsets',
    because: 'A typed text never has the id of an accepted one.',
  },
  {
    file: 'infra/chaos/witness.ts',
    source: "direction === 'in'",
    replacement: 'true',
    because: 'A typed text never has the id of an accepted one.',
  },
  {
    file: 'infra/chaos/witness.ts',
    source: 'copies[0]?.to',
    replacement: 'copies[0].to',
    because: 'There is exactly one copy.',
  },
  {
    file: 'infra/chaos/witness.ts',
    source: "message.direction === 'outbound'",
    replacement: 'true',
    because: 'An inbound text has no state.',
  },
  {
    file: 'infra/chaos/refusals.ts',
    source: "''",
    replacement: '"Stryker was here!"',
    because: 'The default is for the type checker: every request to cancel names its text.',
  },
  {
    file: 'infra/chaos/causes.ts',
    source: 'claim <= endedAt',
    replacement: 'claim < endedAt',
    because: 'The other condition requires that the claim is two seconds older.',
  },
  {
    file: 'infra/chaos/causes.ts',
    source: 'claim <= endedAt',
    replacement: 'true',
    because: 'The other condition requires that the claim is two seconds older.',
  },
  {
    file: 'shared/domain/searchWords.ts',
    source: 'from < typed.length',
    replacement: 'from <= typed.length',
    because: 'No word is left behind the last one.',
  },
  {
    file: 'shared/domain/searchWords.ts',
    source: 'from + 1',
    replacement: 'from - 1',
    because: 'The further passes join no word, and mark as reached only what the loop has left behind.',
  },
  {
    file: 'shared/domain/searchWords.ts',
    source: "''",
    replacement: '"Stryker was here!"',
    because: 'The word behind the last one is no number either way.',
  },
  {
    file: 'shared/domain/searchWords.ts',
    source: 'origins[start]?.from',
    replacement: 'origins[start].from',
    because: 'Every word starts at a letter, which has an origin.',
  },
  {
    file: 'shared/domain/searchWords.ts',
    source: '/^[01]\\d*$/',
    replacement: '/[01]\\d*$/',
    because: 'No dialing prefix is removed from a word that begins otherwise.',
  },
  {
    file: 'infra/chaos/forwarding.ts',
    source: '[]',
    replacement: '["Stryker was here"]',
    because: 'One copy is as far from the limit as none.',
  },
  {
    file: 'functions/carrier/carrierErrors.ts',
    source: "''",
    replacement: '"Stryker was here!"',
    because: 'No system call and no error code has this name.',
  },
  {
    file: 'infra/chaos/compare.ts',
    source: 'messages.length === 0',
    replacement: 'false',
    because: 'Without messages there are more texts than messages.',
  },
];

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
];

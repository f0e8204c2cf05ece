export type Edit = {
  readonly file: string;
  /** Source that occurs once in the file. */
  readonly from: string;
  readonly to: string;
};

/** A small change that breaks a promise, and the test file that notices it. */
export type Mutant = Edit & {
  /** Says what the mutant breaks, as a sentence without a period. */
  readonly breaks: string;
  /** Edits that are applied together with the first one, where one mistake hides another. */
  readonly also?: readonly Edit[];
  /** The test file that notices it. */
  readonly test: string;
  /** True when `--quick` runs it although its test needs a database or a server. That test must take less than five seconds. */
  readonly isQuick?: true;
  /** True when the broken code makes its test wait forever. Otherwise a test that does not end proves nothing. */
  readonly hangs?: true;
};

/** A small change that breaks a promise, and the test file that notices it. */
export type Mutant = {
  /** Says what the mutant breaks, as a sentence without a period. */
  readonly breaks: string;
  readonly file: string;
  /** Source that occurs once in the file. */
  readonly from: string;
  readonly to: string;
  /** The test file that notices it. */
  readonly test: string;
};

/** A small change that breaks a promise, and the test file that notices it. */
export type Mutant = {
  /** What is broken, in a sentence without a period. */
  readonly breaks: string;
  readonly file: string;
  /** Source that occurs once in the file. */
  readonly from: string;
  readonly to: string;
  /** The test file that notices it. */
  readonly test: string;
};

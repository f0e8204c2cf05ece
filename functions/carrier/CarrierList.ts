/** What became of asking the carrier to let a number go from a company's own opt-out list. */
export type ReleaseAnswer =
  /** It is not on the list any more, or never was. */
  | 'released'
  /** Not before 30 days have passed since the last time. */
  | 'too soon'
  | 'try again';

/** The carrier's own opt-out lists, as far as lifting a block needs them. Asking again is harmless. */
export type CarrierList = {
  readonly release: (companyId: string, number: string) => Promise<ReleaseAnswer>;
};

/** The result of asking the carrier to remove a number from a company's opt-out list. */
export type ReleaseAnswer =
  /** The number is no longer on the list, or never was. */
  | 'released'
  /** The carrier refuses until 30 days after the last removal. */
  | 'too soon'
  | 'try again';

/** The carrier's own opt-out lists, as far as removing a number needs them. Asking twice is harmless. */
export type CarrierList = {
  readonly release: (companyId: string, number: string) => Promise<ReleaseAnswer>;
};

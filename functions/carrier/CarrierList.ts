import type { CarrierEvidence } from '#shared/domain/deliveryHistory.ts';

/** The result of asking the carrier to remove a number from a company's opt-out list. */
export type RemovalAnswer =
  /** The number is no longer on the list, or never was. */
  | { readonly kind: 'removed' }
  /** The carrier refuses until 30 days after the last removal. */
  | { readonly kind: 'too soon' }
  /** The carrier failed or did not answer. */
  | { readonly kind: 'try again'; readonly evidence: CarrierEvidence };

/** The carrier's own opt-out lists, as far as removing a number needs them. Asking twice is harmless. */
export type CarrierList = {
  /** Throws when the carrier says that the request is wrong, such as a missing permission or list. */
  readonly remove: (companyId: string, number: string) => Promise<RemovalAnswer>;
};

import type { WhoAmI } from '#shared/api/routes.ts';

/** What every row of the list pane needs to know beside its conversation. */
export type Listing = {
  readonly me: WhoAmI;
  /** The id of the open conversation. */
  readonly selected: string | undefined;
  readonly now: Date;
  /** False in a company that has no contacts yet. */
  readonly hasContacts: boolean;
};

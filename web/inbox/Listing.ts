import type { WhoAmI } from '#shared/api/routes.ts';

/** The data that every row of the list pane needs besides its conversation. */
export type Listing = {
  readonly me: WhoAmI;
  /** The id of the open conversation. */
  readonly selected: string | undefined;
  readonly now: Date;
  /** False in a company that has no contacts yet. */
  readonly hasContacts: boolean;
};

import { client } from '../api/client.ts';
import { queries } from '../api/queries.ts';
import { queryClient } from '../api/queryClient.ts';
import { retryUntilAnswered } from '../api/retryUntilAnswered.ts';

/** Closes the overview on the screen at once and on the server. If the server does not get it, the next visit shows it again. */
export function dismissOverview(): void {
  queryClient.setQueryData(queries.whoAmI().queryKey, (me) => me && { ...me, overviewDismissed: true });
  retryUntilAnswered(() => client.dismissOverview({})).catch(() => undefined);
}

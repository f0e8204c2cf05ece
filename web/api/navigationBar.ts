import type { NavigationBar } from '#shared/domain/navigationBar.ts';
import { queries } from './queries.ts';
import { queryClient } from './queryClient.ts';

const channelName = 'navigationBar';

type Changed = {
  readonly companyId: string;
  readonly memberId: string;
  readonly entries: NavigationBar;
};

/** Shows a change here and in the other tabs of this browser. Other devices show it when they next load. */
export function showNavigationBar(changed: Changed): void {
  show(changed);
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(changed);
  channel.close();
}

/** Shows what the same member changes in another tab. Returns a function that stops it. */
export function followNavigationBar(): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<Changed>) => show(data);
  return () => channel.close();
}

function show({ companyId, memberId, entries }: Changed): void {
  const { queryKey } = queries.whoAmI();
  queryClient.setQueryData(queryKey, (me) =>
    me?.company.companyId === companyId && me.member.memberId === memberId
      ? { ...me, navigationBar: entries }
      : me,
  );
  // An answer that was requested before the change would undo it.
  if (queryClient.isFetching({ queryKey }) > 0) void queryClient.invalidateQueries({ queryKey });
}

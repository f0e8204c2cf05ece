import type { QueryClient } from '@tanstack/react-query';
import type { WhoAmI } from '#shared/api/routes.ts';
import type { NavigationBar } from '#shared/domain/navigationBar.ts';
import { queries } from './queries.ts';
import { queryClient } from './queryClient.ts';
import { showOwnChange } from './showOwnChange.ts';

/** The key and the scope of the changes of the navigation bar, which are sent one after the other. */
export const navigationBarChange = ['navigationBar'] as const;

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
  showOwnChange<WhoAmI>(queryClient, queries.whoAmI().queryKey, (me) =>
    me.company.companyId === companyId && me.member.memberId === memberId
      ? { ...me, navigationBar: entries }
      : me,
  );
}

/** Returns what the member wants in the bar, while a change of it is not stored yet. */
export function unstoredNavigationBar(cache: QueryClient): NavigationBar | undefined {
  const changes = cache.getMutationCache().findAll({ mutationKey: navigationBarChange, status: 'pending' });
  return changes.at(-1)?.state.variables as NavigationBar | undefined;
}

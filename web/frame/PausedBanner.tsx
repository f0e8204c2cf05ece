import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { WhoAmI } from '#shared/api/routes.ts';
import { queries } from '../api/queries.ts';
import { lazily } from './lazily.tsx';

const pauseNotice = lazily(async () => (await import('./PauseNotice.tsx')).PauseNotice, null);
const countEvery = 30_000;

/**
 * Says in the bar that texts wait, why, how many, and until when (P14). It disappears automatically when the number
 * sends again.
 */
export function PausedBanner({ me }: { readonly me: WhoAmI }) {
  const { data, refetch } = useQuery({
    ...queries.number(),
    refetchInterval: ({ state }) => (state.data?.paused ? countEvery : false),
  });
  const uncounted = data?.paused !== undefined && data.waiting === undefined;
  useEffect(() => {
    if (uncounted) void refetch();
  }, [uncounted, refetch]);
  return data?.paused ? <pauseNotice.Component pause={data.paused} waiting={data.waiting} me={me} /> : null;
}

import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '#shared/api/client.ts';

const triesWithoutAnswer = 3;

/**
 * Caches what the page knows. Nothing grows stale by age, because live events keep it current and a reconnect says what to
 * refetch (live.ts).
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
      retry: (failures, error) => !isFinal(error) && failures < triesWithoutAnswer,
      retryDelay: (failures) => Math.min(500 * 2 ** failures, 8000),
    },
    mutations: { networkMode: 'always' },
  },
});

/** Returns true for a refusal, which a retry would not change. A busy or broken server may answer the next time. */
export function isFinal(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.problem.status < 500 && error.problem.status !== 429;
}

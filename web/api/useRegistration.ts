import { useQuery } from '@tanstack/react-query';
import { client } from './client.ts';

/** Asks the carrier about the company's number, unless the last answer is newer than `staleTime` milliseconds. */
export function useRegistration(staleTime: number) {
  return useQuery({
    queryKey: ['registration'] as const,
    queryFn: ({ signal }) => client.getRegistration({}, signal),
    staleTime,
  });
}

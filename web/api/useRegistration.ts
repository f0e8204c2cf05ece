import { useQuery } from '@tanstack/react-query';
import { mayText } from '#shared/domain/mayText.ts';
import type { NumberAtCarrier } from '#shared/domain/registration.ts';
import { client } from './client.ts';

const anHour = 3_600_000;

/** Returns the company's number while its texts do not reach people. Undefined for a number that is ready, or not known. */
export function useNumberNotReady(enabled = true): NumberAtCarrier | undefined {
  const { data } = useRegistration(anHour, enabled);
  return data?.number && !mayText(data.number) ? data.number : undefined;
}

/** Asks the carrier about the company's number, unless the last answer is newer than `staleTime` milliseconds. */
export function useRegistration(staleTime: number, enabled = true) {
  return useQuery({
    enabled,
    queryKey: ['registration'] as const,
    queryFn: ({ signal }) => client.getRegistration({}, signal),
    staleTime,
  });
}

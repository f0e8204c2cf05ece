import { useInfiniteQuery } from '@tanstack/react-query';
import { queries } from './queries.ts';

/** Returns false once it is known that the company has no contacts. Asks only while every list of people is empty (P7). */
export function useHasContacts(): boolean {
  const isEmpty = [useIsEmpty('inspectors'), useIsEmpty('agents'), useIsEmpty('clients')].every(Boolean);
  const { data } = useInfiniteQuery({ ...queries.contacts(), enabled: isEmpty });
  return !isEmpty || data?.pages[0]?.items.length !== 0;
}

function useIsEmpty(section: 'inspectors' | 'agents' | 'clients'): boolean {
  return useInfiniteQuery(queries.recent(section)).data?.pages[0]?.items.length === 0;
}

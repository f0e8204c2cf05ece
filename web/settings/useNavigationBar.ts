import { useMutation } from '@tanstack/react-query';
import type { WhoAmI } from '#shared/api/routes.ts';
import type { NavigationBar } from '#shared/domain/navigationBar.ts';
import { client } from '../api/client.ts';
import { navigationBarChange, showNavigationBar } from '../api/navigationBar.ts';
import { queries } from '../api/queries.ts';
import { queryClient } from '../api/queryClient.ts';

/**
 * Changes the member's navigation bar immediately on the screen, then on the server. Changes are sent one after the other, and
 * of those that wait only the last; one that the server rejects is undone.
 */
export function useNavigationBar({ company: { companyId }, member: { memberId }, navigationBar }: WhoAmI) {
  const show = (entries: NavigationBar) => showNavigationBar({ companyId, memberId, entries });
  /** Returns true if no later change waits. */
  const isLast = () => queryClient.isMutating({ mutationKey: navigationBarChange }) === 1;
  return useMutation({
    mutationKey: navigationBarChange,
    scope: { id: 'navigationBar' },
    mutationFn: async (entries: NavigationBar) => {
      if (isLast()) await client.setNavigationBar({ entries });
    },
    onMutate: (entries) => {
      show(entries);
      return { before: navigationBar };
    },
    // Shown again, because an answer that came meanwhile, here or in another tab, may be older than the change.
    onSuccess: (_answer, entries) => {
      if (isLast()) show(entries);
    },
    onError: (_error, _entries, context) => {
      if (context && isLast()) show(context.before);
      void queryClient.invalidateQueries({ queryKey: queries.whoAmI().queryKey });
    },
  });
}

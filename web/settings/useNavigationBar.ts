import { useMutation } from '@tanstack/react-query';
import type { WhoAmI } from '#shared/api/routes.ts';
import type { NavigationBar } from '#shared/domain/navigationBar.ts';
import { client } from '../api/client.ts';
import { showNavigationBar } from '../api/navigationBar.ts';

/**
 * Changes the member's navigation bar immediately on the screen, then on the server. Changes are sent one after the other, so
 * the last one wins; one that the server rejects is undone.
 */
export function useNavigationBar({ company: { companyId }, member: { memberId }, navigationBar }: WhoAmI) {
  const show = (entries: NavigationBar) => showNavigationBar({ companyId, memberId, entries });
  return useMutation({
    scope: { id: 'navigationBar' },
    mutationFn: (entries: NavigationBar) => client.setNavigationBar({ entries }),
    onMutate: (entries) => {
      show(entries);
      return { before: navigationBar };
    },
    onError: (_error, _entries, context) => context && show(context.before),
  });
}

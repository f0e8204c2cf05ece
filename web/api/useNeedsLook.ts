import type { WhoAmI } from '#shared/api/routes.ts';
import { useFailed } from './useFailed.ts';
import { useNumberNotReady } from './useRegistration.ts';
import { useSetAside } from './writing.ts';

/**
 * Returns everything that waits for a member's decision: the texts of this member that this browser has set aside (`setAside`), the
 * failed and unconfirmed ones (`items`), the automated ones that were refused for missing consent, and, for an admin, a number
 * that is not ready. `total` counts all of them.
 */
export function useNeedsLook({ member, overviewDismissed }: WhoAmI) {
  const failed = useFailed();
  const setAside = useSetAside();
  // The overview says it until it is closed.
  const isNotReady = useNumberNotReady(member.role === 'admin' && overviewDismissed) !== undefined;
  const texts = setAside.length + failed.count + failed.refused.length;
  return {
    ...failed,
    setAside,
    isNotReady,
    total: texts + Number(isNotReady),
    /** True once it is known that no text needs a look. */
    hasNoTexts: failed.items !== undefined && texts === 0,
  };
}

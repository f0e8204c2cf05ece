import { useQuery } from '@tanstack/react-query';
import { ProblemError } from '#shared/api/client.ts';
import type { WhoAmI } from '#shared/api/routes.ts';
import { chooseCompany } from '../api/chosenCompany.ts';
import { clientIn } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { PaneLoading } from './PaneLoading.tsx';
import { PaneMessage } from './PaneMessage.tsx';

const notHereWords = {
  elsewhere: (owner: string, here: string) => `This belongs to ${owner}. You are working in ${here}.`,
  switchTo: (owner: string) => `Switch to ${owner}`,
} as const;

/** The conversation, contact or inspection that the address names. */
export type Target =
  | { readonly conversationId: string }
  | { readonly contactId: string }
  | { readonly inspectionId: string };

type Props = {
  readonly me: WhoAmI;
  readonly target: Target;
  readonly error: Error;
  readonly onRetry: () => void;
  readonly onBack?: (() => void) | undefined;
};

/** Says why nothing can be shown, and offers a member of several companies the one to which the address belongs. */
export function NotHere({ me, target, error, onRetry, onBack }: Props) {
  const isMissing = error instanceof ProblemError && error.problem.status === 404;
  const { data: owner, isLoading } = useQuery({
    queryKey: ['ownerOf', target] as const,
    queryFn: () => findOwner(me, target),
    enabled: isMissing && me.otherCompanies.length > 0,
    retry: false,
  });
  if (isLoading) return <PaneLoading />;
  if (!owner) return <PaneMessage error={error} onRetry={onRetry} onBack={onBack} />;
  return (
    <PaneMessage onBack={onBack}>
      <span className="block">{notHereWords.elsewhere(owner.name, me.company.name)}</span>
      <Button
        look="primary"
        className="mt-4"
        onClick={() => chooseCompany(owner.companyId, location.pathname)}
      >
        {notHereWords.switchTo(owner.name)}
      </Button>
    </PaneMessage>
  );
}

/**
 * Asks each of the member's other companies with a request of its own, which that company checks like any other, so a person who
 * is not a member there learns nothing. Returns null when none has it.
 */
async function findOwner({ otherCompanies }: WhoAmI, target: Target) {
  const found = await Promise.all(
    otherCompanies.map(async (company) => ((await has(company.companyId, target)) ? company : undefined)),
  );
  return found.find((company) => company !== undefined) ?? null;
}

function has(companyId: string, target: Target): Promise<boolean> {
  const there = clientIn(companyId);
  const asked: Promise<unknown> =
    'conversationId' in target
      ? there.getConversation(target)
      : 'contactId' in target
        ? there.findContact(target)
        : there.getInspection(target);
  return asked.then(
    () => true,
    () => false,
  );
}

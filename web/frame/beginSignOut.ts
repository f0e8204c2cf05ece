import type { WhoAmI } from '#shared/api/routes.ts';
import { titleOf } from '#shared/domain/conversation.ts';
import { clientIn } from '../api/client.ts';
import { signOut } from '../api/session.ts';
import { eraseWriting, unsentTexts, type Owner, type UnsentText } from '../api/unsent.ts';
import { deviceStorage } from '../ui/browserStorage.ts';

/** Names what a member has written and not sent, in each of their companies. */
export type SignOutQuestion = {
  readonly owners: readonly Owner[];
  readonly texts: readonly (UnsentText & { readonly to: string | undefined })[];
};

/** Signs out at once when everything was sent. Otherwise returns the texts that were not sent, to ask the member about them. */
export async function beginSignOut(me: WhoAmI): Promise<SignOutQuestion | undefined> {
  const owners = await ownersOf(me);
  const unsent = unsentTexts(deviceStorage, owners);
  if (unsent.length === 0) {
    await signOutAndErase(owners);
    return undefined;
  }
  return {
    owners,
    texts: await Promise.all(unsent.map(async (text) => ({ ...text, to: await addresseeOf(text) }))),
  };
}

/** Signs out, and erases from this device what these members have written. */
export function signOutAndErase(owners: readonly Owner[]): Promise<void> {
  return signOut(async () => {
    eraseWriting(deviceStorage, owners);
    return true;
  });
}

/** Returns the signed-in person in each of their companies. The texts written for a company that does not answer are kept. */
async function ownersOf({ member, company, otherCompanies }: WhoAmI): Promise<readonly Owner[]> {
  const others = await Promise.all(
    otherCompanies.map(({ companyId }) =>
      clientIn(companyId)
        .whoAmI({})
        .then((there) => [{ companyId, memberId: there.member.memberId }])
        .catch(() => []),
    ),
  );
  return [{ companyId: company.companyId, memberId: member.memberId }, ...others.flat()];
}

/** Names who a text is for, or undefined when the company does not say. */
function addresseeOf({ companyId, conversationId }: UnsentText): Promise<string | undefined> {
  return clientIn(companyId)
    .getConversation({ conversationId })
    .then(titleOf)
    .catch(() => undefined);
}

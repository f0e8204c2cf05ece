import { useState } from 'react';
import type { WhoAmI } from '#shared/api/routes.ts';
import { titleOf } from '#shared/domain/conversation.ts';
import { clientIn } from '../api/client.ts';
import { signOut } from '../api/session.ts';
import { eraseWriting, unsentTexts, type Owner, type UnsentText } from '../api/unsent.ts';
import { deviceStorage } from '../ui/browserStorage.ts';

type Question = {
  readonly owners: readonly Owner[];
  readonly texts: readonly (UnsentText & { readonly to: string | undefined })[];
};

/** Signs out at once when everything was sent. Otherwise names the texts that were not sent, and asks. */
export function useSignOut(me: WhoAmI) {
  const [asked, setAsked] = useState<Question>();

  async function begin(): Promise<void> {
    const owners = await ownersOf(me);
    const unsent = unsentTexts(deviceStorage, owners);
    if (unsent.length === 0) return leave(owners);
    setAsked({
      owners,
      texts: await Promise.all(unsent.map(async (text) => ({ ...text, to: await addresseeOf(text) }))),
    });
  }

  function leave(owners: readonly Owner[]): Promise<void> {
    return signOut(async () => {
      eraseWriting(deviceStorage, owners);
      return true;
    });
  }

  return { begin, asked, leave, stay: () => setAsked(undefined) };
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

import type { RefusedText } from '#shared/api/routes.ts';
import { client } from './client.ts';
import { queryClient } from './queryClient.ts';
import { recordAgreement } from './recordAgreement.ts';
import { askForRefusedTexts } from './refetchPeople.ts';
import { retryUntilAnswered } from './retryUntilAnswered.ts';

type Named = Pick<RefusedText, 'roleName' | 'messageId'>;

/** Acts on automated texts that were refused for missing consent, and asks for them again. */
export const refusedTexts = {
  async agree({ contactId }: RefusedText, wording: string): Promise<void> {
    await recordAgreement(contactId, wording);
    askForRefusedTexts(queryClient);
  },

  async send({ roleName, messageId }: Named): Promise<void> {
    await retryUntilAnswered(() => client.sendRefusedText({ roleName, messageId }));
    askForRefusedTexts(queryClient);
  },

  async dismiss({ roleName, messageId }: Named): Promise<void> {
    await retryUntilAnswered(() => client.dismissRefusedText({ roleName, messageId }));
    askForRefusedTexts(queryClient);
  },
} as const;

import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation.ts';
import { queries } from './queries.ts';

test('the second way from a contact to a conversation never leads to the number that the contact had at the first', async () => {
  const cache = new QueryClient();
  /** Opens the address of a contact, which leads on at the first answer. Returns the conversation. */
  const follow = async (answer: string) =>
    new Promise<string>((resolve) => {
      const observer = new QueryObserver(cache, {
        ...queries.conversationOf('con_dana'),
        queryFn: async () => Promise.resolve({ conversationId: answer } as Conversation),
      });
      const leadOn = ({ data }: { readonly data: Conversation | undefined }) => {
        if (!data) return;
        resolve(data.conversationId);
        observer.destroy();
      };
      observer.subscribe(leadOn);
      leadOn(observer.getCurrentResult());
    });
  expect(await follow('cnv_old')).toBe('cnv_old');
  await expect.poll(() => cache.getQueryCache().getAll()).toEqual([]);
  expect(await follow('cnv_new')).toBe('cnv_new');
});

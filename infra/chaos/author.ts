import type { OutboundMessage } from '#shared/domain/message.ts';
import type { CastContact, MemberClient } from './cast.ts';

/** The sender of one text: sends the same request every time, and can cancel it. */
export type Author = {
  readonly post: (signal?: AbortSignal) => Promise<OutboundMessage>;
  readonly cancel: (posted: OutboundMessage) => Promise<Pick<OutboundMessage, 'messageId' | 'state'>>;
};

type Draft = { readonly messageId: string; readonly text: string };

export function asMember(
  member: MemberClient,
  { contactId, conversationId }: CastContact,
  { messageId, text }: Draft,
): Author {
  return {
    post: (signal) => member.sendMessage({ conversationId, messageId, contactId, text }, signal),
    cancel: ({ at }) => member.cancelMessage({ conversationId, messageId, at }),
  };
}

export function asAutomation(
  { contactId, company: { automation, companyId } }: CastContact,
  { messageId, text }: Draft,
  laterMs: number | undefined,
): Author {
  const scheduledAt = laterMs === undefined ? undefined : new Date(Date.now() + laterMs).toISOString();
  const post = { companyId, messageId, contactId, text, automation: 'Reminder', scheduledAt };
  return {
    post: (signal) => automation.postAutomatedMessage(post, signal),
    cancel: () => automation.cancelAutomatedMessage({ companyId, messageId }),
  };
}

import type { OutboundMessage } from '#shared/domain/message.ts';
import type { CastContact, MemberClient } from './cast.ts';

/** The sender of one text: sends the same request every time, and can cancel it. */
export type Author = {
  readonly post: (signal?: AbortSignal) => Promise<OutboundMessage>;
  /** The time for which it schedules the text, in milliseconds since 1970. */
  readonly dueAt?: number;
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
  const dueAt = laterMs === undefined ? undefined : Date.now() + laterMs;
  const scheduledAt = dueAt === undefined ? undefined : new Date(dueAt).toISOString();
  const post = { companyId, messageId, contactId, text, automation: 'Reminder', scheduledAt };
  return {
    ...(dueAt !== undefined && { dueAt }),
    post: (signal) => automation.postAutomatedMessage(post, signal),
    cancel: () => automation.cancelAutomatedMessage({ companyId, messageId }),
  };
}

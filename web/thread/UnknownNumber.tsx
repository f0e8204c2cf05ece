import type { Conversation } from '#shared/domain/conversation.ts';
import { lazily } from '../frame/lazily.tsx';

const bar = lazily(
  async () => (await import('../people/UnknownNumberBar.tsx')).UnknownNumberBar,
  <div className="h-12 flex-none border-b border-line bg-paper" />,
);

/** Offers, above a thread, what can be done with an unknown or a blocked number. Its code is loaded when it is shown. */
export function UnknownNumber({ conversation }: { readonly conversation: Conversation }) {
  const isUnknown = conversation.people.every(({ former }) => former);
  return isUnknown || conversation.blocked ? <bar.Component conversation={conversation} /> : null;
}

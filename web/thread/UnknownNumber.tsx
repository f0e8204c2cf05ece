import { useState } from 'react';
import type { Conversation } from '#shared/domain/conversation.ts';
import { lazily } from '../frame/lazily.tsx';

const bar = lazily(
  async () => (await import('../people/UnknownNumberBar.tsx')).UnknownNumberBar,
  <div className="h-12 flex-none border-b border-line bg-paper" />,
);

/**
 * Offers, above a thread, what can be done with an unknown or a blocked number. Its code is loaded when it is shown. It stays
 * while a form of it is open, although a colleague makes the number a contact meanwhile, so that what was typed is not lost.
 */
export function UnknownNumber({ conversation }: { readonly conversation: Conversation }) {
  const [isOpen, setOpen] = useState(false);
  const isUnknown = conversation.people.every(({ former }) => former);
  return isUnknown || conversation.blocked || isOpen ? (
    <bar.Component conversation={conversation} onOpen={setOpen} />
  ) : null;
}

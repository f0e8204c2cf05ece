import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Conversation } from '#shared/domain/conversation.ts';
import { canBeAnswered } from '#shared/domain/phoneNumber.ts';
import { Call } from '../Call.tsx';
import { conversationPath } from '../address.ts';
import { words } from '../words.ts';

export type ThreadMenuProps = {
  readonly conversation: Conversation;
  readonly onOpenPanel?: (() => void) | undefined;
  /** Absent when there is nothing to opt out. */
  readonly onOptOut?: (() => void) | undefined;
  readonly close: () => void;
};

const entryClass =
  'fade w-full rounded-small px-3 py-2 text-start text-ink hover:bg-canvas hover:no-underline coarse:min-h-11';

/** Lists the actions on a thread for which its head has no button, or, on a phone, no room. */
export function ThreadMenu({ conversation, onOpenPanel, onOptOut, close }: ThreadMenuProps) {
  const [, navigate] = useLocation();
  const { conversationId, number } = conversation;
  return (
    <div className="p-1">
      {onOpenPanel && (
        <MenuEntry className="roomy:hidden" close={close} act={onOpenPanel}>
          {words.thread.details}
        </MenuEntry>
      )}
      {canBeAnswered(number) && (
        <div className="flex pr-3 *:flex-1 desk:hidden">
          <Call number={number} className={`${entryClass} coarse:pt-3`} />
        </div>
      )}
      <MenuEntry close={close} act={() => navigate(`${conversationPath(conversationId)}/export`)}>
        {words.thread.export}
      </MenuEntry>
      {onOptOut && (
        <MenuEntry close={close} act={onOptOut}>
          {words.thread.optOut}…
        </MenuEntry>
      )}
    </div>
  );
}

function MenuEntry({
  close,
  act,
  className = '',
  children,
}: {
  readonly close: () => void;
  readonly act: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={`${entryClass} ${className}`}
      onClick={() => {
        close();
        act();
      }}
    >
      {children}
    </button>
  );
}

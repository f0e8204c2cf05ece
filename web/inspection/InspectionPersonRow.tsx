import { MessageSquareText } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import type { InspectionDetailsPerson } from '#shared/api/routes.ts';
import { contactPath } from '../address.ts';
import { queries } from '../api/queries.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { noNumberWords } from '../noNumberWords.ts';
import { words } from '../words.ts';
import { inspectionWords } from './inspectionWords.ts';

/**
 * Shows one person of an inspection, and directly beside the name the Conversations icon, which opens their thread in a new tab
 * (P27).
 */
export function InspectionPersonRow({
  person: { contactId, name, role, texting, conversation },
}: {
  readonly person: InspectionDetailsPerson;
}) {
  const unread = useIsUnread(conversation);
  const label = inspectionWords.details.openThread(name, unread);
  return (
    <li className="flex min-h-15 items-center gap-3 px-2 py-2">
      <Avatar name={name} />
      <span className="min-w-0">
        <span className="flex items-center gap-1">
          <bdi className="truncate font-name">{name}</bdi>
          <a
            href={contactPath(contactId)}
            target="_blank"
            rel="noopener"
            aria-label={label}
            title={label}
            className="fade relative -my-2 inline-flex size-9 flex-none items-center justify-center rounded-control text-accent hover:bg-accent-wash coarse:size-11"
          >
            <MessageSquareText aria-hidden="true" size={18} />
            {unread && (
              <span className="dot absolute top-1 right-1 size-3 rounded-full border-2 border-paper bg-dot coarse:top-2 coarse:right-2" />
            )}
          </a>
        </span>
        <span className="block text-meta text-ink-3">{words.roles[role]}</span>
        {texting && 'missing' in texting && (
          <span className="block text-[13px] text-unsure">
            {noNumberWords.missing(name, texting.missing, role === 'client')}
          </span>
        )}
        {texting && 'unusable' in texting && (
          <span className="block text-[13px] text-unsure">
            {noNumberWords.unusable(name, texting.unusable)}
          </span>
        )}
      </span>
    </li>
  );
}

/** Returns whether a text is unread for the company. An event may have brought a newer state of the conversation than the answer. */
function useIsUnread(answered: InspectionDetailsPerson['conversation']): boolean {
  const { data } = useQuery({ ...queries.conversation(answered?.conversationId ?? ''), enabled: false });
  const newest = data && answered && data.revision > answered.revision ? data : answered;
  return newest?.unreadSince !== undefined;
}

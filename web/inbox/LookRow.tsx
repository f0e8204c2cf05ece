import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Link } from 'wouter';
import { previewOf, titleOf, type Conversation } from '#shared/domain/conversation.ts';
import { conversationPath } from '../address.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { TimeText } from '../ui/TimeText.tsx';
import { age } from '../ui/age.ts';
import type { Listing } from './Listing.ts';

/** Shows one text that needs a look: to whom, its words, why, and what can be done. It opens the thread. */
export function LookRow({
  conversation,
  text,
  at,
  rowKey,
  state,
  why,
  isUnsure = false,
  listing: { selected, now, me },
  children,
}: {
  readonly conversation: Conversation;
  readonly text: string;
  readonly at: string;
  /** Identifies the text among the rows. */
  readonly rowKey: string;
  /** Travels with the link in the browser's history. */
  readonly state?: unknown;
  /** Absent where the children say it. */
  readonly why?: string;
  /** True for a text that may have arrived. */
  readonly isUnsure?: boolean;
  readonly listing: Listing;
  readonly children: ReactNode;
}) {
  const whyId = useId();
  const { conversationId } = conversation;
  const { timeZone } = me.company;
  const Icon = isUnsure ? TriangleAlert : CircleAlert;
  const isKnown = conversation.people.some((person) => !person.former);
  return (
    <li
      className={`relative grid grid-cols-[38px_minmax(0,1fr)] gap-x-3 rounded-control px-3 py-2 ${selected === conversationId ? 'bg-accent-wash' : 'hover:bg-canvas'}`}
    >
      <Avatar name={isKnown ? titleOf(conversation) : undefined} />
      <div className="min-w-0">
        <Link
          href={conversationPath(conversationId)}
          state={state}
          data-row={`${rowKey} ${conversationId}`}
          aria-describedby={why && whyId}
          className="block text-ink -outline-offset-2 after:absolute after:inset-0 hover:no-underline"
        >
          <span className="flex items-baseline gap-1.5">
            <bdi className="min-w-0 truncate font-name">{titleOf(conversation)}</bdi>
            <TimeText
              at={at}
              words={age(at, now, timeZone)}
              timeZone={timeZone}
              className="ml-auto flex-none pl-1.5 text-meta text-ink-2"
            />
          </span>
          <bdi className="block truncate text-[13px] leading-[19px] text-ink-2">{previewOf(text)}</bdi>
        </Link>
        {why && (
          <p
            id={whyId}
            className={`mt-0.5 flex items-start gap-1.5 text-meta font-strong ${isUnsure ? 'text-unsure' : 'text-bad'}`}
          >
            <Icon size={14} className="mt-px flex-none" aria-hidden="true" />
            {why}
          </p>
        )}
        {children}
      </div>
    </li>
  );
}

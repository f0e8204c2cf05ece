import { Link } from 'wouter';
import type { FoundContact } from '#shared/api/routes.ts';
import { titleOf } from '#shared/domain/conversation.ts';
import { addressOf, contactLine } from '../inbox/contactLine.ts';
import { MatchedText } from '../inbox/MatchedText.tsx';
import { rolesOf } from '../namesOf.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { words } from '../words.ts';

/** Shows one person, or several who share a number: name, role and agency, and the number or the field to fill. */
export function PersonRow({ found, typed }: { readonly found: FoundContact; readonly typed: string }) {
  const { contact, conversation } = found;
  const isShared = (conversation?.people.filter(({ former }) => !former).length ?? 0) > 1;
  const name = conversation && (isShared || !contact) ? titleOf(conversation) : (contact?.name ?? '');
  const about =
    contact && !isShared
      ? [words.roles[contact.role], contact.agency].filter(Boolean).join(', ')
      : conversation && rolesOf(conversation);
  const line = contactLine(found);
  return (
    <li>
      <Link
        href={addressOf(found)}
        state={{ contactId: contact?.contactId }}
        className="fade flex min-h-14 items-center gap-3 px-4 py-2 text-ink hover:bg-canvas hover:no-underline coarse:min-h-15"
      >
        <Avatar name={name} />
        <span className="min-w-0 flex-1 desk:flex desk:items-center desk:gap-4">
          <span className="block min-w-0 flex-1">
            <bdi className="block truncate font-name">
              <MatchedText text={name} typed={typed} />
            </bdi>
            <bdi className="block truncate text-meta text-ink-3">
              <MatchedText text={about ?? ''} typed={typed} />
            </bdi>
          </span>
          <span
            className={`tabular block flex-none text-[13px] ${line.closed ? 'text-unsure' : 'text-ink-2'}`}
          >
            <MatchedText text={line.words} typed={typed} />
          </span>
        </span>
      </Link>
    </li>
  );
}

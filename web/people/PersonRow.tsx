import { Pencil } from 'lucide-react';
import { Link } from 'wouter';
import type { FoundContact } from '#shared/api/routes.ts';
import type { Contact } from '#shared/domain/contact.ts';
import { titleOf } from '#shared/domain/conversation.ts';
import { addressOf, contactLine } from '../inbox/contactLine.ts';
import { MatchedText } from '../inbox/MatchedText.tsx';
import { rolesOf } from '../namesOf.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { words } from '../words.ts';
import { peopleWords } from './peopleWords.ts';

/** Shows one person, or several who share a number: name, role and agency, and the number or the field to fill. */
export function PersonRow({
  found,
  typed,
  onEdit,
  onRestore,
}: {
  readonly found: FoundContact;
  readonly typed: string;
  readonly onEdit?: ((contact: Contact) => void) | undefined;
  readonly onRestore?: ((contact: Contact) => void) | undefined;
}) {
  const { contact, conversation } = found;
  const isShared = (conversation?.people.filter(({ former }) => !former).length ?? 0) > 1;
  const name = conversation && (isShared || !contact) ? titleOf(conversation) : (contact?.name ?? '');
  const isCutOff = contact?.erasingSince !== undefined;
  const about = isCutOff
    ? peopleWords.privacy.cutOff
    : contact && !isShared
      ? [words.roles[contact.role], contact.agency].filter(Boolean).join(', ')
      : conversation && rolesOf(conversation);
  const line = contactLine(found);
  const isArchived = contact?.archivedAt !== undefined;
  return (
    <div className="flex h-full items-center hover:bg-canvas">
      <Link
        href={addressOf(found)}
        state={{ contactId: contact?.contactId }}
        className="fade flex h-full min-w-0 flex-1 items-center gap-3 px-4 py-2 text-ink hover:no-underline"
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
      {contact && isArchived && !isCutOff && onRestore && (
        <Button look="small" className="mr-2" onClick={() => onRestore(contact)}>
          {peopleWords.restore}
        </Button>
      )}
      {contact && !isShared && onEdit && (
        <IconButton label={peopleWords.edit(contact.name)} className="mr-2" onClick={() => onEdit(contact)}>
          <Pencil size={16} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}

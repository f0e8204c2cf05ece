import type { Contact } from '#shared/domain/contact.ts';
import { words } from '../words.ts';

/** Shows one person in a list from which a member chooses. */
export function PersonChoice({
  person: { name, role, agency },
  contactLine,
  laterFacts,
  onChoose,
}: {
  readonly person: Pick<Contact, 'name' | 'role' | 'agency'>;
  /** Distinguishes people of the same name, role and agency. */
  readonly contactLine?: string;
  /** The same, when it is known only after the row is shown. Two lines are kept for it, so that no row moves under a press. */
  readonly laterFacts?: string;
  readonly onChoose: () => void;
}) {
  return (
    <button
      type="button"
      className="fade w-full rounded-control px-2 py-1.5 text-start hover:bg-canvas coarse:min-h-11"
      onClick={onChoose}
    >
      <bdi className="block truncate font-name">{name}</bdi>
      <span className="block text-meta wrap-anywhere text-ink-3">
        {[words.roles[role], agency, contactLine].filter(Boolean).join(' · ')}
      </span>
      {laterFacts !== undefined && (
        <span className="line-clamp-2 min-h-[2lh] text-meta wrap-anywhere text-ink-3">{laterFacts}</span>
      )}
    </button>
  );
}

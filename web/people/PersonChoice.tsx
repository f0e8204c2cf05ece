import type { Contact } from '#shared/domain/contact.ts';

/** Shows one person in a list from which a member chooses. */
export function PersonChoice({
  person,
  line,
  onChoose,
}: {
  readonly person: Pick<Contact, 'name'>;
  /** Distinguishes people of the same name. */
  readonly line: string;
  readonly onChoose: () => void;
}) {
  return (
    <button
      type="button"
      className="fade w-full rounded-control px-2 py-1.5 text-start hover:bg-canvas coarse:min-h-11"
      onClick={onChoose}
    >
      <bdi className="block truncate font-name">{person.name}</bdi>
      <span className="block truncate text-meta text-ink-3">{line}</span>
    </button>
  );
}

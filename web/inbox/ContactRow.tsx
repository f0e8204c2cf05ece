import type { FoundContact } from '#shared/api/routes.ts';
import { titleOf } from '#shared/domain/conversation.ts';
import { matchesWords, searchKeys, typedWords } from '#shared/domain/searchWords.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { TimeText } from '../ui/TimeText.tsx';
import { searchWords } from '../searchWords.ts';
import { words } from '../words.ts';
import { age } from '../ui/age.ts';
import { contactLine } from './contactLine.ts';
import type { Listing } from './Listing.ts';
import { MatchedText } from './MatchedText.tsx';

/**
 * Shows one hit: name, agency and role, the number or what is missing, and when they last texted. It is an option of the search
 * box.
 */
export function ContactRow({
  found,
  typed,
  listing: { me, now },
  id,
  active,
  onChoose,
}: {
  readonly found: FoundContact;
  readonly typed: string;
  readonly listing: Listing;
  readonly id: string;
  readonly active: boolean;
  readonly onChoose: (inNewTab: boolean) => void;
}) {
  const { contact, conversation } = found;
  const line = contactLine(found);
  const people = conversation?.people.filter(({ former }) => !former) ?? [];
  const isShared = people.length > 1;
  const name = conversation && (isShared || !contact) ? titleOf(conversation) : (contact?.name ?? '');
  const agency = isShared ? undefined : contact?.agency;
  const roles = isShared ? people.map(({ role }) => role) : contact ? [contact.role] : [];
  // The address is shown when nothing else on the row says why it was found.
  const email = matchesElsewhere(typed, [name, agency, line.words]) ? undefined : contact?.email;
  const { timeZone } = me.company;
  const quiet = active ? 'text-ink-2' : 'text-ink-3';
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- The search field handles the keys of its hits.
    <li
      id={id}
      role="option"
      aria-selected={active}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => onChoose(event.metaKey || event.ctrlKey)}
      className={`fade grid h-14 cursor-pointer grid-cols-[38px_minmax(0,1fr)] items-center gap-x-3 rounded-control px-3 coarse:h-15 ${
        active ? 'bg-accent-wash' : 'hover:bg-canvas'
      }`}
    >
      <Avatar name={contact || people.length > 0 ? name : undefined} />
      <span className="min-w-0">
        <span className="flex items-baseline gap-1.5">
          <bdi className="min-w-0 shrink truncate font-name">
            <MatchedText text={name} typed={typed} />
          </bdi>
          {agency && (
            <bdi className={`min-w-9 flex-1 shrink-[4] truncate text-meta ${quiet}`}>
              <MatchedText text={agency} typed={typed} />
            </bdi>
          )}
          <span className={`ml-auto flex-none pl-1.5 text-meta ${quiet}`}>
            {conversation?.lastMessage ? (
              <TimeText
                at={conversation.lastMessage.at}
                words={age(conversation.lastMessage.at, now, timeZone)}
                timeZone={timeZone}
              />
            ) : (
              searchWords.noTexts
            )}
          </span>
        </span>
        <span className="flex items-baseline gap-2 text-[13px] leading-[19px]">
          <span className={`tabular min-w-0 flex-1 truncate ${line.closed ? 'text-unsure' : 'text-ink-2'}`}>
            <MatchedText text={line.words} typed={typed} />
            {email && (
              <>
                {line.words && ' · '}
                <MatchedText text={email} typed={typed} />
              </>
            )}
          </span>
          <span className={`flex-none text-meta ${quiet}`}>
            {roles.length > 0
              ? [...new Set(roles)].map((role) => words.roles[role]).join(', ')
              : searchWords.unknown}
          </span>
        </span>
      </span>
    </li>
  );
}

function matchesElsewhere(typed: string, texts: readonly (string | undefined)[]): boolean {
  return matchesWords(typedWords(typed), texts.flatMap((text) => searchKeys(text ?? '')).join(' '));
}

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Contact } from '#shared/domain/contact.ts';
import type { Person } from '#shared/domain/conversation.ts';
import { phoneFieldOf } from '#shared/domain/role.ts';
import { conversationPath } from '../address.ts';
import { queries } from '../api/queries.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { words } from '../words.ts';
import { Field } from './Field.tsx';
import { NumberField } from './NumberField.tsx';
import { OtherInspections, Upcoming } from './Inspections.tsx';
import { PanelSection } from './PanelSection.tsx';

/** Shows one person: role, ways to reach them, who else has the number, and their inspections. */
export function ContactFacts({
  person,
  sharers = [],
  choose = () => {},
  timeZone,
  texting,
  head = true,
}: {
  readonly person: Pick<Person, 'contactId' | 'name' | 'role' | 'agency' | 'formerConversationId'>;
  readonly sharers?: readonly Person[];
  readonly choose?: (contactId: string) => void;
  readonly timeZone: string;
  /** Says whether they may be texted; absent when there is no conversation, and so no number. */
  readonly texting?: ReactNode;
  /** False where the name is above already. */
  readonly head?: boolean;
}) {
  const { data, isPending } = useQuery(queries.contact(person.contactId));
  const role = words.roles[person.role];
  return (
    <>
      {head && (
        <div className="flex items-center gap-3 pr-6">
          <Avatar name={person.name} size={48} />
          <div className="min-w-0">
            <h2 dir="auto" className="text-left text-title font-strong wrap-anywhere">
              {person.name}
            </h2>
            <p className="facts text-[13px] leading-[18px] text-ink-3">
              <span>{role}</span>
              <span>{texting ?? words.contact.textsGoTo(phoneFieldOf[person.role])}</span>
            </p>
          </div>
        </div>
      )}
      {isPending ? (
        <div className="skeleton mt-4 h-24" />
      ) : (
        <>
          <Upcoming
            inspections={data?.inspections}
            nextPeople={data?.nextPeople}
            person={person}
            sharers={sharers}
            timeZone={timeZone}
          />
          <PanelSection>
            <Reach contact={data?.contact} agency={person.agency} />
            {sharers.length > 0 && (
              <Field label={words.contact.shares}>
                {sharers.map((other) => (
                  <p key={other.contactId}>
                    <button
                      type="button"
                      className="tap text-start wrap-anywhere text-accent hover:underline"
                      onClick={() => choose(other.contactId)}
                    >
                      <bdi>{other.name}</bdi>
                    </button>
                    , {words.roles[other.role].toLowerCase()}
                  </p>
                ))}
              </Field>
            )}
          </PanelSection>
          {person.formerConversationId && (
            <PanelSection title={words.contact.formerNumber}>
              <Link
                href={conversationPath(person.formerConversationId)}
                className="text-accent hover:underline"
              >
                {words.thread.earlierTexts}
              </Link>
            </PanelSection>
          )}
          <OtherInspections inspections={data?.inspections} person={person} timeZone={timeZone} />
        </>
      )}
    </>
  );
}

/** Lists numbers as they were typed. The one that is texted can also be called and changed. */
function Reach({
  contact,
  agency,
}: {
  readonly contact: Contact | undefined;
  readonly agency: string | undefined;
}) {
  if (!contact) return <div className="skeleton h-24" />;
  const field = phoneFieldOf[contact.role];
  return (
    <>
      {agency && <Field label={words.contact.fields.agency}>{agency}</Field>}
      {(['phone', 'mobile'] as const).map((name) => {
        const typed = contact[name];
        if (name === field) return <NumberField key={name} contact={contact} />;
        return (
          typed && (
            <Field key={name} label={words.contact.fields[name]}>
              <a className="tap tabular hover:underline" href={`tel:${typed.replace(/[^\d+]/g, '')}`}>
                {typed}
              </a>
            </Field>
          )
        );
      })}
      {contact.email && (
        <Field label={words.contact.fields.email}>
          <a className="tap hover:underline" href={`mailto:${contact.email}`}>
            {contact.email}
          </a>
        </Field>
      )}
    </>
  );
}

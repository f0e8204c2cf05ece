import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { WhoAmI } from '#shared/api/routes.ts';
import type { Contact } from '#shared/domain/contact.ts';
import { titleOf, type Conversation, type Person } from '#shared/domain/conversation.ts';
import { printPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { textedField } from '#shared/domain/role.ts';
import { queries } from '../api/queries.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { words } from '../words.ts';
import { Field } from './Field.tsx';
import { InspectionCard } from './InspectionCard.tsx';
import { PanelSection } from './PanelSection.tsx';
import { TextingState } from './TextingState.tsx';

type Props = {
  readonly conversation: Conversation;
  readonly me: WhoAmI;
  /** Whom the thread was opened for, when several share the number. */
  readonly contactId?: string | undefined;
};

/** Who is at the other end: how to reach them, who shares the number, their inspections, and whether they may be texted. */
export function ContactPanel({ conversation, me, contactId }: Props) {
  return <Panel key={`${conversation.conversationId} ${contactId}`} {...{ conversation, me, contactId }} />;
}

function Panel({ conversation, me, contactId }: Props) {
  const current = conversation.people.filter((person) => !person.former);
  const [chosen, setChosen] = useState(contactId);
  const person = current.find((one) => one.contactId === chosen) ?? current[0];
  return (
    <div className="flex flex-col px-5 pt-5 pb-8">
      {person ? (
        <Known
          key={person.contactId}
          person={person}
          sharers={current.filter((other) => other !== person)}
          choose={setChosen}
          timeZone={me.company.timeZone}
        />
      ) : (
        <Unknown conversation={conversation} />
      )}
      <Former people={conversation.people.filter((one) => one.former)} />
      <PanelSection title={words.contact.texting}>
        <TextingState conversation={conversation} timeZone={me.company.timeZone} />
      </PanelSection>
    </div>
  );
}

function Known({
  person,
  sharers,
  choose,
  timeZone,
}: {
  readonly person: Person;
  readonly sharers: readonly Person[];
  readonly choose: (contactId: string) => void;
  readonly timeZone: string;
}) {
  const { data } = useQuery(queries.contact(person.contactId));
  const role = words.roles[person.role];
  return (
    <>
      <Avatar name={person.name} size={56} />
      <h2 dir="auto" className="mt-4 text-title font-strong wrap-anywhere">
        {person.name}
      </h2>
      <p className="text-[13px] leading-[18px] text-ink-3">
        {words.contact.textsGoTo(role, textedField[person.role])}
      </p>
      <PanelSection>
        <Reach contact={data?.contact} agency={person.agency} />
        {sharers.length > 0 && (
          <Field label={words.contact.shares}>
            {sharers.map((other) => (
              <p key={other.contactId}>
                <button
                  type="button"
                  className="text-start wrap-anywhere text-accent hover:underline"
                  onClick={() => choose(other.contactId)}
                >
                  {other.name}
                </button>
                , {words.roles[other.role].toLowerCase()}
              </p>
            ))}
          </Field>
        )}
      </PanelSection>
      <PanelSection title={words.contact.inspections}>
        {data?.inspections.length === 0 && <p className="text-ink-2">{words.contact.noInspections}</p>}
        {data && data.inspections.length > 0 && (
          <ul className="flex flex-col gap-2">
            {data.inspections.map((inspection) => (
              <li key={inspection.inspectionId}>
                <InspectionCard inspection={inspection} timeZone={timeZone} />
              </li>
            ))}
          </ul>
        )}
        {!data && <div className="skeleton h-14" />}
      </PanelSection>
    </>
  );
}

/** Numbers as they were typed; the one that is texted is a number to call too. */
function Reach({
  contact,
  agency,
}: {
  readonly contact: Contact | undefined;
  readonly agency: string | undefined;
}) {
  if (!contact) return <div className="skeleton h-24" />;
  const texted = 'number' in contact.texting ? contact.texting.number : undefined;
  const field = textedField[contact.role];
  return (
    <>
      {agency && <Field label={words.contact.agency}>{agency}</Field>}
      {(['phone', 'mobile'] as const).map((name) => {
        const typed = contact[name];
        if (!typed) return null;
        const number = name === field && texted ? printPhoneNumber(texted) : typed;
        const href = `tel:${name === field && texted ? texted : typed.replace(/[^\d+]/g, '')}`;
        return (
          <Field key={name} label={words.contact[name]}>
            <a className="tabular hover:underline" href={href}>
              {number}
            </a>
          </Field>
        );
      })}
      {contact.email && (
        <Field label={words.contact.email}>
          <a className="wrap-anywhere hover:underline" href={`mailto:${contact.email}`}>
            {contact.email}
          </a>
        </Field>
      )}
    </>
  );
}

function Unknown({ conversation }: { readonly conversation: Conversation }) {
  return (
    <>
      <Avatar name={undefined} size={56} />
      <h2 className="tabular mt-4 text-title font-strong">{titleOf(conversation)}</h2>
      <p className="text-ink-2">{words.contact.unknown}</p>
    </>
  );
}

/** People who had this number before: their texts of then still stand in this thread. */
function Former({ people }: { readonly people: readonly Person[] }) {
  if (people.length === 0) return null;
  return (
    <PanelSection title={words.contact.formerly}>
      {people.map((person) => (
        <p key={person.contactId}>
          <Link className="wrap-anywhere text-accent hover:underline" href={`/contacts/${person.contactId}`}>
            {person.name}
          </Link>
          , {words.roles[person.role].toLowerCase()}
        </p>
      ))}
    </PanelSection>
  );
}

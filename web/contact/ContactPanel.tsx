import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { WhoAmI } from '#shared/api/routes.ts';
import { mayBeTexted, titleOf, type Conversation, type Person } from '#shared/domain/conversation.ts';
import { canBeAnswered } from '#shared/domain/phoneNumber.ts';
import { contactPath } from '../address.ts';
import { queries } from '../api/queries.ts';
import { shortNameOf } from '../namesOf.ts';
import { Button } from '../ui/Button.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { words } from '../words.ts';
import { ContactFacts } from './ContactFacts.tsx';
import { PanelSection } from './PanelSection.tsx';
import { TextingState } from './TextingState.tsx';

type Props = {
  readonly conversation: Conversation;
  readonly me: WhoAmI;
  /** The contact for whom the thread was opened, when several share the number. */
  readonly contactId?: string | undefined;
  readonly onOptOut: () => void;
};

/** Shows the people at the other end: how to reach them, who shares the number, their inspections, and whether they may be texted. */
export function ContactPanel(props: Props) {
  return <Panel key={`${props.conversation.conversationId} ${props.contactId}`} {...props} />;
}

function Panel({ conversation, me, contactId, onOptOut }: Props) {
  const current = conversation.people.filter((person) => !person.former);
  const [chosen, setChosen] = useState(contactId);
  const person = current.find((one) => one.contactId === chosen) ?? current[0];
  // Shown together with the facts above, because what is shown before them would move.
  const { isLoading } = useQuery({
    ...queries.contact(person?.contactId ?? ''),
    enabled: person !== undefined,
  });
  const texting = <TextingState conversation={conversation} timeZone={me.company.timeZone} />;
  return (
    <div className="flex flex-col px-5 pt-5 pb-8">
      {person ? (
        <ContactFacts
          key={person.contactId}
          person={person}
          sharers={current.filter((other) => other !== person)}
          choose={setChosen}
          timeZone={me.company.timeZone}
          texting={texting}
        />
      ) : (
        <Unknown conversation={conversation} texting={texting} />
      )}
      {!isLoading && (
        <>
          <Former people={conversation.people.filter((one) => one.former)} />
          {mayBeTexted(conversation) && (
            <PanelSection>
              <Button look="link" className="tap font-normal! text-ink-2! wrap-anywhere" onClick={onOptOut}>
                {words.contact.optOut(shortNameOf(conversation))}
              </Button>
            </PanelSection>
          )}
        </>
      )}
    </div>
  );
}

function Unknown({
  conversation,
  texting,
}: {
  readonly conversation: Conversation;
  readonly texting: ReactNode;
}) {
  return (
    <>
      <div className="flex items-center gap-3 pr-6">
        <Avatar name={undefined} size={48} />
        <div className="min-w-0">
          <h2 className="tabular text-title font-strong wrap-anywhere">{titleOf(conversation)}</h2>
          <p className="text-[13px] leading-[18px] text-ink-3 first-letter:uppercase">{texting}</p>
        </div>
      </div>
      <p className="mt-4 text-ink-2">
        {canBeAnswered(conversation.number) ? words.contact.unknown : words.contact.unknownSender}
      </p>
    </>
  );
}

/** Lists the people who had this number before. Their earlier texts are still in this thread. */
function Former({ people }: { readonly people: readonly Person[] }) {
  if (people.length === 0) return null;
  return (
    <PanelSection title={words.contact.formerly}>
      {people.map((person) => (
        <p key={person.contactId}>
          <Link className="wrap-anywhere text-accent hover:underline" href={contactPath(person.contactId)}>
            <bdi>{person.name}</bdi>
          </Link>
          , {words.roles[person.role].toLowerCase()}
        </p>
      ))}
    </PanelSection>
  );
}

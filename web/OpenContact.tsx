import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { ProblemError } from '#shared/api/client.ts';
import type { WhoAmI } from '#shared/api/routes.ts';
import type { Contact } from '#shared/domain/contact.ts';
import { phoneFieldOf } from '#shared/domain/role.ts';
import { conversationPath } from './address.ts';
import { foldConversation } from './api/foldEvent.ts';
import { queries } from './api/queries.ts';
import { ContactFacts } from './contact/ContactFacts.tsx';
import { PaneHead } from './frame/PaneHead.tsx';
import { NotHere } from './frame/NotHere.tsx';
import { PaneLoading } from './frame/PaneLoading.tsx';
import { noNumberWords } from './noNumberWords.ts';
import { ClosedComposer } from './thread/ClosedComposer.tsx';
import { announce } from './ui/Announcer.tsx';
import { useMedia } from './ui/useMedia.ts';
import { words } from './words.ts';

type Props = {
  readonly contactId: string;
  readonly me: WhoAmI;
  readonly onBack: (() => void) | undefined;
};

/**
 * Leads from a contact to the conversation at their number. Without a usable number it shows the contact, and which field to
 * fill (P20).
 */
export function OpenContact({ contactId, me, onBack }: Props) {
  const cache = useQueryClient();
  const [, navigate] = useLocation();
  const { data: conversation, error: newest, refetch } = useQuery(queries.conversationOf(contactId));
  const error = useLastError(newest, contactId);
  useEffect(() => {
    if (!conversation) return;
    foldConversation(cache, conversation, new Date());
    navigate(conversationPath(conversation.conversationId), { replace: true, state: { contactId } });
  }, [cache, conversation, contactId, navigate]);
  if (!error || conversation) return <PaneLoading />;
  if (error instanceof ProblemError && error.problem.code === 'contact-without-number') {
    return <WithoutNumber {...{ contactId, me, onBack }} />;
  }
  return <NotHere {...{ me, error, onBack }} target={{ contactId }} onRetry={() => void refetch()} />;
}

/**
 * Keeps the error of a contact while the query asks again, which sets it to null. Otherwise the contact would disappear whenever the
 * connection returns.
 */
function useLastError(error: Error | null, contactId: string): Error | null {
  const last = useRef({ contactId, error });
  if (error || last.current.contactId !== contactId) last.current = { contactId, error };
  return last.current.error;
}

/**
 * Shows the contact, how else to reach them and, in place of a composer, what to fill in. It is announced, because no field
 * takes the focus.
 */
function WithoutNumber({ contactId, me, onBack }: Props) {
  const isWide = useMedia('(min-width: 1100px)');
  const { data } = useQuery(queries.contact(contactId));
  const sentence = data && whyClosed(data.contact);
  useEffect(() => {
    if (sentence) announce(sentence);
  }, [sentence]);
  if (!data || !sentence) return <PaneLoading />;
  const { name, role, agency } = data.contact;
  const facts = <ContactFacts person={data.contact} timeZone={me.company.timeZone} head={isWide} />;
  return (
    <>
      <section aria-label={words.thread.label} className="flex h-full min-w-0 flex-1 flex-col bg-canvas">
        <PaneHead
          name={name}
          line={[words.roles[role], agency].filter(Boolean).join(' · ')}
          onBack={onBack}
        />
        <div className="min-h-0 flex-1 scroller p-5">{!isWide && facts}</div>
        <ClosedComposer words={sentence} />
      </section>
      {isWide && (
        <section
          aria-label={words.contact.label}
          className="h-full w-76 flex-none scroller border-l border-line bg-paper px-5 pt-5 pb-8"
        >
          {facts}
        </section>
      )}
    </>
  );
}

function whyClosed({ name, role, texting }: Contact): string {
  return 'unusable' in texting
    ? noNumberWords.unusable(name, texting.unusable)
    : noNumberWords.missing(name, phoneFieldOf[role], role === 'client');
}

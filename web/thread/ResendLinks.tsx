import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { MessageLink, OutboundMessage } from '#shared/domain/message.ts';
import { conversationPath } from '../address.ts';
import { textActionClass } from '../ui/TextAction.tsx';
import { momentWords } from '../ui/momentWords.ts';
import { words } from '../words.ts';
import { showing } from './showing.ts';

/** Leads from a first message to its resend: "Sent again 4:40 PM". */
export function ResentLink({
  link,
  message,
  timeZone,
}: {
  readonly link: MessageLink;
  readonly message: OutboundMessage;
  readonly timeZone: string;
}) {
  return (
    <TryLink to={link} from={message}>
      {words.thread.sentAgain(momentWords(link.at, timeZone))}
    </TryLink>
  );
}

/** Leads from a resend back to the first message: "Second try". */
export function ResendOfLink({
  resendOf,
  message,
}: {
  readonly resendOf: NonNullable<OutboundMessage['resendOf']>;
  readonly message: OutboundMessage;
}) {
  return (
    <TryLink to={resendOf} from={message}>
      {words.thread.attempt(resendOf.attempt)}
    </TryLink>
  );
}

function TryLink({
  to,
  from,
  children,
}: {
  readonly to: MessageLink;
  readonly from: OutboundMessage;
  readonly children: ReactNode;
}) {
  const here = to.conversationId === from.conversationId;
  const opened = history.state as { readonly contactId?: string } | null;
  const contactId = here ? opened?.contactId : from.contactId;
  return (
    <Link
      href={conversationPath(to.conversationId)}
      replace={here}
      state={{ contactId, show: showing(to) }}
      className={textActionClass}
    >
      {children}
    </Link>
  );
}

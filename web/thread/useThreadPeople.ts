import { useMemo, useRef, type RefObject } from 'react';
import type { WhoAmI } from '#shared/api/routes.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { namesOf, shortNameOf } from '../namesOf.ts';
import { composeAgain } from '../composeAgain.ts';
import type { ThreadPeople } from './ThreadPeople.ts';

type Props = {
  readonly conversation: Conversation;
  readonly me: WhoAmI;
  /** The contact whom the member means to text when several share the number. */
  readonly contactId?: string | undefined;
  readonly onOptOut: () => void;
  readonly onEdit: (message: OutboundMessage) => void;
};

/** Returns what every message of the thread needs, as the same object until some of it changes, so that few rows render again. */
export function useThreadPeople(props: Props, pane: RefObject<HTMLElement | null>): ThreadPeople {
  const { conversation, me } = props;
  const { conversationId, number, optOut, optOutRequest, blocked } = conversation;
  const names = namesOf(conversation).join('\n');
  const known = conversation.people.map(({ contactId, former }) => `${contactId}${former}`).join();
  const shortName = shortNameOf(conversation);
  const asked = useRef(props);
  asked.current = props;
  return useMemo(
    () => ({
      myMemberId: me.member.memberId,
      names: names === '' ? [] : names.split('\n'),
      shortName,
      reached: { people: asked.current.conversation.people, number },
      number,
      timeZone: me.company.timeZone,
      optOut,
      blocked,
      optOutRequest,
      acts: {
        optOut: () => asked.current.onOptOut(),
        edit: (message) => asked.current.onEdit(message),
        compose: (message) => {
          composeAgain(asked.current.conversation, message, asked.current.contactId);
          pane.current?.querySelector('textarea')?.focus();
        },
      },
    }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `known` changes when the people do, which are new objects on every answer.
    [
      names,
      known,
      shortName,
      number,
      optOut,
      blocked,
      optOutRequest,
      conversationId,
      me.member.memberId,
      me.company.timeZone,
      pane,
    ],
  );
}

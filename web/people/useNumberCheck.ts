import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Conversation, Person } from '#shared/domain/conversation.ts';
import type { PhoneNumber } from '#shared/domain/phoneNumber.ts';
import { inboxQuery } from '../api/inbox.ts';
import { queries } from '../api/queries.ts';
import { queryClient } from '../api/queryClient.ts';
import { listOf } from '../namesOf.ts';
import { numberWords } from './numberWords.ts';

/** Loads the numbering plans, which weigh 35 kB, when a member changes a number. */
const numberReader = () => import('#shared/domain/readPhoneNumber.ts');

export type NumberCheck = {
  /** The number as it is texted; undefined while it cannot be. */
  readonly number: PhoneNumber | undefined;
  /** The other contacts who have the number. */
  readonly owners: readonly Person[];
  /** Says before saving who has this number already, or that it opted out. */
  readonly hint: string | undefined;
  /** Checks what is typed now. Returns what is wrong with it, and whether it has a hint that was not on the screen yet. */
  readonly now: () => Promise<{ readonly fault?: string | undefined; readonly notSaidYet: boolean }>;
};

/** Checks a number for a contact, or for a new one, while it is typed. */
export function useNumberCheck(typed: string, contactId: string | undefined): NumberCheck {
  const { data: me } = useQuery(inboxQuery());
  const own = me?.company.originationNumber;
  const number = useReadNumber(typed);
  const { data } = useQuery({ ...queries.conversationByNumber(number ?? ''), enabled: number !== undefined });
  const hint = hintFor(data?.conversation, contactId);

  return {
    number,
    owners: ownersOf(data?.conversation).filter((owner) => owner.contactId !== contactId),
    hint: number === own ? undefined : hint,
    now: async () => {
      const { faultOfNumber, readPhoneNumber } = await numberReader();
      const fault = faultOfNumber(typed);
      const read = readPhoneNumber(typed);
      if (fault || !read) return { fault: numberWords.faults[fault ?? 'not-a-number'], notSaidYet: false };
      if (read === own) return { fault: numberWords.own, notSaidYet: false };
      const known = await queryClient.fetchQuery(queries.conversationByNumber(read)).catch(() => undefined);
      const due = hintFor(known?.conversation, contactId);
      return { notSaidYet: due !== undefined && due !== hint };
    },
  };
}

function useReadNumber(typed: string): PhoneNumber | undefined {
  const [read, setRead] = useState<PhoneNumber>();
  useEffect(() => {
    let isCurrent = true;
    void numberReader().then(({ readPhoneNumber }) => isCurrent && setRead(readPhoneNumber(typed)));
    return () => {
      isCurrent = false;
    };
  }, [typed]);
  return read;
}

function hintFor(conversation: Conversation | undefined, contactId: string | undefined): string | undefined {
  if (!conversation) return undefined;
  const present = ownersOf(conversation);
  if (present.some((person) => person.contactId === contactId)) return undefined;
  const owners = present.map(({ name }) => name);
  const hints = [
    ...(owners.length > 0 ? [numberWords.alreadyOf(listOf(owners))] : []),
    ...(conversation.optOut ? [numberWords.optedOut] : []),
  ];
  return hints.length > 0 ? hints.join(' ') : undefined;
}

function ownersOf(conversation: Conversation | undefined): readonly Person[] {
  return conversation?.people.filter((person) => !person.former) ?? [];
}

import { useQuery } from '@tanstack/react-query';
import type { Member } from '#shared/domain/company.ts';
import { client } from '../api/client.ts';
import { queryClient } from '../api/queryClient.ts';
import { showOwnChange } from '../api/showOwnChange.ts';

const queryKey = ['members'] as const;

export type MembersQuery = ReturnType<typeof useMembers>;

/** Reads all members, in the order of their names. */
export function useMembers(enabled = true) {
  return useQuery({ enabled, queryKey, queryFn: ({ signal }) => allMembers(signal), staleTime: 0 });
}

async function allMembers(signal: AbortSignal): Promise<readonly Member[]> {
  const members: Member[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await client.listMembers(cursor === undefined ? {} : { cursor }, signal);
    members.push(...page.items);
    if (page.cursor === undefined) return byName(members);
    ({ cursor } = page);
  }
}

function byName(members: readonly Member[]): readonly Member[] {
  return members.toSorted((one, other) => one.name.localeCompare(other.name));
}

/** Changes the list on the screen by the server's answer. `after` is undefined when the member was removed. */
function show(memberId: string, after: Member | undefined): void {
  showOwnChange<readonly Member[]>(queryClient, queryKey, (known) => {
    const others = known.filter((member) => member.memberId !== memberId);
    return byName(after ? [...others, after] : others);
  });
}

/** The changes that admins make. Each rejects with the API's refusal. */
export const memberActions = {
  async invite(person: Pick<Member, 'name' | 'email' | 'role'>): Promise<void> {
    const member = await client.inviteMember(person);
    show(member.memberId, member);
  },
  async setRole(memberId: string, role: Member['role']): Promise<void> {
    show(memberId, await client.setMemberRole({ memberId, role }));
  },
  async remove(memberId: string): Promise<void> {
    await client.removeMember({ memberId });
    show(memberId, undefined);
  },
} as const;

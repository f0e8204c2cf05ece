import type { Member } from '#shared/domain/company.ts';
import type { AdminStore } from '#shared/store/dynamoStore.ts';

/** Makes Kim a member of the company, and returns the claims of her token for `functionApi`. */
export async function benchMember(
  store: AdminStore,
  companyId: string,
  role: Member['role'],
): Promise<{ readonly iss: string; readonly sub: string; readonly token_use: string }> {
  const claims = { iss: 'bench', sub: companyId, token_use: 'access' };
  const kim = { memberId: 'mem_kim', name: 'Kim Madsen', email: 'kim@example.com', role } as const;
  await store.putMember(`${claims.iss}#${claims.sub}`, companyId, kim);
  return claims;
}

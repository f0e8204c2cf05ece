import { useState } from 'react';
import type { WhoAmI } from '#shared/api/routes.ts';
import type { Member } from '#shared/domain/company.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { InviteForm } from './InviteForm.tsx';
import { MemberRow } from './MemberRow.tsx';
import { memberWords as words } from './memberWords.ts';
import { RemoveDialog } from './RemoveDialog.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { settingsWords } from './settingsWords.ts';
import type { MembersQuery } from './useMembers.ts';

/** Lists the members for admins, who invite and remove people and change their roles. */
export function MemberSettings({
  me,
  query: { data: members, error, refetch },
}: {
  readonly me: WhoAmI;
  readonly query: MembersQuery;
}) {
  const [inviting, setInviting] = useState(false);
  const [invited, setInvited] = useState<string>();
  const [leaving, setLeaving] = useState<Member>();
  return (
    <SettingsSection id="members" explained={words.explained}>
      {error && !members && (
        <Alert className="mt-4">
          {words.notLoaded}{' '}
          <Button look="link" onClick={() => void refetch()}>
            {words.tryAgain}
          </Button>
        </Alert>
      )}
      {members && (
        <ul
          aria-label={settingsWords.sections.members}
          className="mt-4 divide-y divide-line rounded-control border border-line"
        >
          {members.map((member) => (
            <MemberRow
              key={member.memberId}
              member={member}
              isMe={member.memberId === me.member.memberId}
              onRemove={() => setLeaving(member)}
            />
          ))}
        </ul>
      )}
      {inviting ? (
        <InviteForm
          onDone={(name) => {
            setInviting(false);
            setInvited(name && words.invited(name, location.origin));
          }}
        />
      ) : (
        <Button
          className="mt-4"
          onClick={() => {
            setInvited(undefined);
            setInviting(true);
          }}
        >
          {words.invite}
        </Button>
      )}
      {invited && (
        <p role="status" className="mt-3 wrap-anywhere text-good">
          {invited}
        </p>
      )}
      <RemoveDialog member={leaving} onClose={() => setLeaving(undefined)} />
    </SettingsSection>
  );
}

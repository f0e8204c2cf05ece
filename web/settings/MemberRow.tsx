import type { Member } from '#shared/domain/company.ts';
import { useAction } from '../api/useAction.ts';
import { ActionError } from '../ui/ActionError.tsx';
import { announce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { memberWords as words } from './memberWords.ts';
import { SelectField } from './SelectField.tsx';
import { memberActions } from './useMembers.ts';

const roles = ['admin', 'staff'] as const satisfies readonly Member['role'][];

/** Shows a member with the role, which can be changed, and the way to remove them. */
export function MemberRow({
  member: { memberId, name, email, role },
  isMe,
  onRemove,
}: {
  readonly member: Member;
  readonly isMe: boolean;
  readonly onRemove: () => void;
}) {
  const { act, busy, sentence } = useAction();
  const change = async (to: Member['role']) => {
    await memberActions.setRole(memberId, to);
    announce(words.changed(name, to));
  };
  return (
    <li className="px-3 py-2">
      <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-2">
        <span className="min-w-45 flex-1 wrap-anywhere">
          <span className="block font-name">
            {name}
            {isMe && <span className="text-ink-3"> ({words.you})</span>}
          </span>
          <span className="block text-meta text-ink-3">{email}</span>
        </span>
        <span className="flex items-center gap-3">
          <SelectField
            label={words.roleOf(name)}
            hidden
            value={role}
            disabled={busy}
            onChange={(to) => act(() => change(to as Member['role']))}
          >
            {roles.map((each) => (
              <option key={each} value={each}>
                {words.roles[each]}
              </option>
            ))}
          </SelectField>
          <Button look="small" aria-label={words.removeOf(name)} onClick={onRemove}>
            {words.remove}
          </Button>
        </span>
      </div>
      <ActionError className="mt-1" sentence={sentence} />
    </li>
  );
}

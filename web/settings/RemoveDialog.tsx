import { useState } from 'react';
import type { Member } from '#shared/domain/company.ts';
import { useAction } from '../api/useAction.ts';
import { ActionError } from '../ui/ActionError.tsx';
import { announce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { memberWords as words } from './memberWords.ts';
import { memberActions } from './useMembers.ts';

/** Asks for confirmation before a member is removed. It is open while there is a member. */
export function RemoveDialog({
  member,
  onClose,
}: {
  readonly member: Member | undefined;
  readonly onClose: () => void;
}) {
  const [last, setLast] = useState(member);
  if (member && member !== last) setLast(member);
  if (!last) return null;
  return (
    <Dialog label={words.removeTitle(last.name)} open={member !== undefined} onClose={onClose}>
      <Question member={last} onClose={onClose} />
    </Dialog>
  );
}

function Question({
  member: { memberId, name },
  onClose,
}: {
  readonly member: Member;
  readonly onClose: () => void;
}) {
  const { act, busy, sentence } = useAction();
  const remove = async () => {
    await memberActions.remove(memberId);
    announce(words.removed(name));
  };
  return (
    <div className="p-5">
      <h2 className="text-title font-strong wrap-anywhere">{words.removeTitle(name)}</h2>
      <p className="mt-2 wrap-anywhere text-ink-2">{words.removeText(name)}</p>
      <ActionError className="mt-2" sentence={sentence} />
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{words.keep}</Button>
        <Button look="danger" aria-disabled={busy} onClick={() => act(remove, onClose)}>
          {words.removeOf(name)}
        </Button>
      </div>
    </div>
  );
}

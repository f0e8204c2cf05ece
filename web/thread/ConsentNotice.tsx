import type { Conversation } from '#shared/domain/conversation.ts';
import { canBeAnswered } from '#shared/domain/phoneNumber.ts';
import { recordAgreement } from '../api/recordAgreement.ts';
import { useAction } from '../api/useAction.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from './ThreadNotices.tsx';

/** The sentences are here and not in `words.ts`, because few threads show them. */
const noticeWords = {
  noConsent: (name: string) =>
    `No consent to be texted is recorded for ${name} at this number. Automated texts to ${name} are refused until it is.`,
  agreedNow: 'They agreed just now',
  wording: 'May we text you about your inspection at this number?',
} as const;

/** Reminds that no consent is recorded for the people at this number, and records it when they agreed just now (P31). */
export function ConsentNotice({
  conversation: { people, number, optOut, blocked },
  name,
}: {
  readonly conversation: Conversation;
  readonly name: string;
}) {
  const { act, busy, sentence } = useAction();
  const [person] = people.filter(({ former }) => !former);
  if (!person || optOut || blocked || !canBeAnswered(number)) return null;
  return (
    <Notice
      sentence={sentence}
      actions={
        <Button
          look="small"
          aria-disabled={busy || undefined}
          onClick={() => act(() => recordAgreement(person.contactId, noticeWords.wording))}
        >
          {noticeWords.agreedNow}
        </Button>
      }
    >
      {noticeWords.noConsent(name)}
    </Notice>
  );
}

import { CircleAlert } from 'lucide-react';
import type { RefusedText as Refused } from '#shared/api/routes.ts';
import { refusedTexts } from '../api/refusedTexts.ts';
import { useAction } from '../api/useAction.ts';
import { consentWords } from '../contact/consentWords.ts';
import { ActionError } from '../ui/ActionError.tsx';
import { Button } from '../ui/Button.tsx';
import { refusedFacts } from './refusedFacts.ts';
import { refusedWords as words } from './refusedWords.ts';

/**
 * Says why an automated text was refused. One button records the person's consent; the next one sends the text (P31). Where more
 * than consent is missing, it says what.
 */
export function RefusedText({
  refused,
  rowKey,
}: {
  readonly refused: Refused;
  /** Set in a list in which the arrow keys also reach the buttons. */
  readonly rowKey?: string;
}) {
  const { act, busy, sentence } = useAction();
  const { canBeSent: isReady, reason } = refused;
  const { shortName: name } = refusedFacts(refused);
  return (
    <>
      <p
        className={`font-strong ${rowKey ? 'mt-0.5 flex items-start gap-1.5 text-meta' : 'text-[13px] leading-[18px]'} ${isReady ? 'text-good' : 'text-bad'}`}
      >
        {rowKey && !isReady && <CircleAlert size={14} className="mt-px flex-none" aria-hidden="true" />}
        {isReady ? words.ready(name) : (reason ?? words.why(name))}
      </p>
      <div className="relative z-1 mt-1.5 flex flex-wrap gap-2">
        {isReady && (
          <Button
            look="small"
            aria-label={words.sendOf(name)}
            data-row={rowKey && `send ${rowKey}`}
            aria-disabled={busy || undefined}
            onClick={() => act(() => refusedTexts.send(refused))}
          >
            {words.send}
          </Button>
        )}
        {!isReady && reason === undefined && (
          <Button
            look="small"
            aria-label={words.agreedOf(name)}
            data-row={rowKey && `send ${rowKey}`}
            aria-disabled={busy || undefined}
            onClick={() => act(() => refusedTexts.agree(refused, consentWords.form.wordings['phone-call']))}
          >
            {words.agreed}
          </Button>
        )}
        <Button
          look="quiet"
          aria-label={words.dismissOf(name)}
          data-row={rowKey && `dismiss ${rowKey}`}
          aria-disabled={busy || undefined}
          onClick={() => act(() => refusedTexts.dismiss(refused))}
        >
          {words.dismiss}
        </Button>
      </div>
      <ActionError className="text-meta" sentence={sentence} />
    </>
  );
}

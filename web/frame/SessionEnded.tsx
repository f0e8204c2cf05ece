import { useEffect, useId, useState } from 'react';
import { announce } from '../ui/Announcer.tsx';
import { buttonClass } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { BarNotice } from './BarNotice.tsx';
import { signedOutWords as words } from './signedOutWords.ts';

/**
 * Says that the session ended, and leads to signing in with another tab, so that nothing typed here is lost. The link comes early,
 * because a narrow bar shows two lines. While a dialog is open the bar cannot be pressed, so the same is said in a dialog over it.
 */
export function SessionEnded() {
  const [isOver, setOver] = useState(false);
  const [isDismissed, setDismissed] = useState(false);
  useEffect(() => {
    const isInDialog = () => document.activeElement?.closest('dialog') !== null;
    const look = () => setOver(isInDialog());
    look();
    if (!isInDialog()) announce(`${words.ended} ${words.kept} ${words.signIn}${words.after}`);
    addEventListener('focusin', look);
    return () => removeEventListener('focusin', look);
  }, []);
  const why = useId();
  const signIn = (className: string, describedBy?: string) => (
    <a
      href="/"
      target="_blank"
      rel="noreferrer"
      aria-label={words.signInTab}
      aria-describedby={describedBy}
      className={className}
    >
      {words.signIn}
    </a>
  );
  return (
    <>
      <BarNotice>
        {words.ended} {signIn(buttonClass('link'))}
        {words.after} {words.kept}
      </BarNotice>
      <Dialog label={words.signIn} open={isOver && !isDismissed} onClose={() => setDismissed(true)}>
        <div className="p-5">
          <p id={why} className="mb-4">
            {words.ended} {words.kept} {words.signIn}
            {words.after}
          </p>
          {/* The dialog gives the link the focus, so the reason is heard with it. */}
          {signIn(`inline-flex items-center ${buttonClass('primary')}`, why)}
        </div>
      </Dialog>
    </>
  );
}

import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '#shared/api/client.ts';
import { announce } from '../ui/Announcer.tsx';
import { words } from '../words.ts';

export type PendingAction = {
  /** True while the action runs. */
  readonly busy: boolean;
  /** The sentence that says why the action failed. */
  readonly sentence: string | undefined;
  /**
   * Runs `work` unless an action is already running, so that a double click runs it once. `onDone` gets the answer if the member
   * is still where they pressed. What opens or closes something belongs there, because a late answer must not take a member away
   * from what they have begun since.
   */
  readonly act: <Answer>(work: () => Promise<Answer>, onDone?: (answer: Answer) => void) => void;
};

/** Manages the action of a button: runs it once at a time and keeps the error sentence of the API. */
export function useAction(): PendingAction {
  const [busy, setBusy] = useState(false);
  const [sentence, setSentence] = useState<string>();
  const running = useRef(false);
  const isShown = useRef(true);
  useEffect(() => () => void (isShown.current = false), []);

  async function run<Answer>(work: () => Promise<Answer>, onDone?: (answer: Answer) => void): Promise<void> {
    const { pathname } = location;
    const dialog = [...document.querySelectorAll<HTMLDialogElement>('dialog:modal')].at(-1);
    running.current = true;
    setBusy(true);
    setSentence(undefined);
    try {
      const answer = await work();
      // A dialog that the change itself removed, such as that of a person who left the thread, was not closed by the member.
      const isHere = isShown.current || dialog?.isConnected === false;
      // A dialog that is still shown stayed, because the page only replaced its own path.
      const isShownStill = dialog?.isConnected && dialog.open;
      if (isHere && (location.pathname === pathname || isShownStill)) onDone?.(answer);
    } catch (error) {
      const why = error instanceof ProblemError ? error.problem.detail : words.acts.noAnswer;
      setSentence(why);
      announce(why);
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  return {
    busy,
    sentence,
    act: (work, onDone) => {
      if (!running.current) void run(work, onDone);
    },
  };
}

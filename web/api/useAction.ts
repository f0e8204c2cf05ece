import { useRef, useState } from 'react';
import { ProblemError } from '#shared/api/client.ts';
import { announce } from '../ui/Announcer.tsx';
import { words } from '../words.ts';

export type PendingAction = {
  /** True while the action runs. */
  readonly busy: boolean;
  /** The sentence that says why the action failed. */
  readonly sentence: string | undefined;
  /** Runs `work` unless an action is already running, so that a double click runs it once. */
  readonly act: (work: () => Promise<unknown>) => void;
};

/** Manages the action of a button: runs it once at a time and keeps the error sentence of the API. */
export function useAction(): PendingAction {
  const [busy, setBusy] = useState(false);
  const [sentence, setSentence] = useState<string>();
  const running = useRef(false);

  async function run(work: () => Promise<unknown>): Promise<void> {
    running.current = true;
    setBusy(true);
    setSentence(undefined);
    try {
      await work();
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
    act: (work) => {
      if (!running.current) void run(work);
    },
  };
}

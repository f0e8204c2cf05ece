import { useRef, useState } from 'react';
import { ProblemError } from '#shared/api/client.ts';
import { announce } from '../ui/Announcer.tsx';
import { words } from '../words.ts';

export type PendingAction = {
  /** True while it is asked. */
  readonly busy: boolean;
  /** Why it was not done, as a sentence. */
  readonly sentence: string | undefined;
  /** Does `work` unless something is being done already: a double click is one. */
  readonly act: (work: () => Promise<unknown>) => void;
};

/** Something that a button does: once at a time, and what the API said when it was not done. */
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

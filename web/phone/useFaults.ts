import { useCallback, useEffect, useRef, useState } from 'react';
import { whenPassed } from '../ui/useHasPassed.ts';
import { settingsNow } from './faultChoices.ts';
import { network, type FaultsShown } from './network.ts';
import type { Handsets } from './useHandsets.ts';

/** Texts come in bursts, and each may cause a fault; the counts are read once for all of a second. */
const countsMs = 1000;

export type FaultSettings = {
  readonly shown: FaultsShown | undefined;
  readonly problem: string | undefined;
  /** Sends the settings that `change` makes of those that hold now. */
  readonly put: (change: (settings: Readonly<Record<string, unknown>>) => unknown) => void;
};

/** Keeps the faults of the network, which scripts may change as well. */
export function useFaults({ listen, connections }: Handsets): FaultSettings {
  const [shown, setShown] = useState<FaultsShown>();
  const [problem, setProblem] = useState<string>();
  const due = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = useCallback((answer: Promise<FaultsShown>) => {
    answer.then(
      (faults) => {
        setShown(faults);
        setProblem(undefined);
      },
      (error: Error) => setProblem(error.message),
    );
  }, []);

  useEffect(() => {
    if (connections > 0) show(network.faults());
    return listen(({ event }) => {
      if (event === 'faults') show(network.faults());
      if (event !== 'text' || due.current !== undefined) return;
      due.current = setTimeout(() => {
        due.current = undefined;
        show(network.faults());
      }, countsMs);
    });
  }, [connections, listen, show]);

  // No event tells the end of an outage.
  const outageUntil = shown?.outageUntil;
  useEffect(() => {
    if (!outageUntil) return undefined;
    return whenPassed(Date.parse(outageUntil) + 50, () => show(network.faults()));
  }, [outageUntil, show]);

  return {
    shown,
    problem,
    put: (change) => shown && show(network.putFaults(change(settingsNow(shown)))),
  };
}

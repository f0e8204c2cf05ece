import { useEffect, useState } from 'react';
import { companyIn } from './handsetWords.ts';
import { network, type HandsetText } from './network.ts';
import type { Handsets } from './useHandsets.ts';

/** How many texts are shown at first, and how many more each time. */
const step = 50;

export type Texts = {
  /** The newest texts between the handset and the company, oldest first; undefined until they are loaded. */
  readonly shown: readonly HandsetText[] | undefined;
  /** Why they could not be loaded. */
  readonly problem: string | undefined;
  readonly hasOlder: boolean;
  readonly loadingOlder: boolean;
  readonly showOlder: () => void;
};

type Past = { readonly texts: readonly HandsetText[]; readonly before: number | undefined };

/**
 * Loads the texts of a handset with one company: those that the network carried, and above them those from before it existed.
 * Only the newest are shown at first, because a handset may have thousands.
 */
export function useTexts(
  number: string,
  company: string | undefined,
  { listen, connections }: Handsets,
): Texts {
  const [carried, setCarried] = useState<readonly HandsetText[]>();
  const [past, setPast] = useState<Past>();
  const [count, setCount] = useState(step);
  const [loadingOlder, setLoadingOlder] = useState(false);
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    let stale = false;
    // A text that arrives while the list is loading may be in it, or not.
    const arrived: HandsetText[] = [];
    const stopListening = listen((event) => {
      if (event.event !== 'text' || event.handset !== number) return;
      arrived.push(event.message);
      setCarried((known) => known && withTexts(known, [event.message]));
    });
    network.texts(number).then(
      (texts) => {
        if (stale) return;
        setProblem(undefined);
        setCarried(withTexts(texts, arrived));
      },
      (error: Error) => stale || setProblem(error.message),
    );
    return () => {
      stale = true;
      stopListening();
    };
  }, [number, connections, listen]);

  useEffect(() => {
    if (company === undefined) return undefined;
    let stale = false;
    setPast(undefined);
    setCount(step);
    network.past(number, company).then(
      ({ texts, before }) => stale || setPast({ texts, before }),
      (error: Error) => stale || setProblem(error.message),
    );
    return () => {
      stale = true;
    };
  }, [number, company]);

  const mine = carried?.filter((text) => companyIn(text) === company);
  const known = past && mine && [...past.texts, ...mine];
  const shown = company === undefined ? carried && [] : known?.slice(-count);
  const hasOlder = known !== undefined && (known.length > count || past?.before !== undefined);

  function showOlder() {
    if (!known || !hasOlder || loadingOlder || company === undefined) return;
    if (known.length > count || past?.before === undefined) {
      setCount(count + step);
      return;
    }
    setLoadingOlder(true);
    network
      .past(number, company, past.before)
      .then(
        (page) => {
          setPast((now) =>
            now === past ? { texts: [...page.texts, ...past.texts], before: page.before } : now,
          );
          setCount(count + step);
        },
        (error: Error) => setProblem(error.message),
      )
      .finally(() => setLoadingOlder(false));
  }

  return { shown, problem, hasOlder, loadingOlder, showOlder };
}

function withTexts(known: readonly HandsetText[], more: readonly HandsetText[]): readonly HandsetText[] {
  const ids = new Set(known.map(({ carrierMessageId }) => carrierMessageId));
  return [...known, ...more.filter(({ carrierMessageId }) => !ids.has(carrierMessageId))];
}

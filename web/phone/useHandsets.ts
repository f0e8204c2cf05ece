import { useCallback, useEffect, useRef, useState } from 'react';
import { caughtUp, changedBy } from './changedBy.ts';
import { follow, network, type Company, type ListedHandset, type NetworkEvent } from './network.ts';
import { readSeen, writeSeen } from './seen.ts';

export type Handsets = {
  /** Undefined until they are loaded. */
  readonly all: ReadonlyMap<string, ListedHandset> | undefined;
  readonly companies: readonly Company[];
  readonly connected: boolean;
  /** Changes when the network answers again after a gap, in which events were missed. */
  readonly connections: number;
  readonly isUnread: (handset: ListedHandset) => boolean;
  /** Calls back with every event until the returned function is called. */
  readonly listen: (listener: (event: NetworkEvent) => void) => () => void;
};

const nothingSeen: ReadonlyMap<string, number> = new Map();

/** Keeps the handsets of the network and what happens on them. The opened one is read. */
export function useHandsets(opened: string | undefined): Handsets {
  const [all, setAll] = useState<ReadonlyMap<string, ListedHandset>>();
  const [companies, setCompanies] = useState<readonly Company[]>([]);
  const [connected, setConnected] = useState(true);
  const [connections, setConnections] = useState(0);
  const [seen, setSeen] = useState(nothingSeen);
  const listeners = useRef(new Set<(event: NetworkEvent) => void>());

  useEffect(() => {
    setSeen(readSeen());
    // The events since the newest request. Its answer may have them, or not.
    let missed: NetworkEvent[] | undefined;
    return follow({
      onEvent(event) {
        missed?.push(event);
        setAll((known) => known && changedBy(known, event));
        for (const listener of listeners.current) listener(event);
      },
      onOpen() {
        const since: NetworkEvent[] = [];
        missed = since;
        Promise.all([network.handsets(), network.companies()]).then(
          ([handsets, numbers]) => {
            // The connection was opened again since, and asked again.
            if (missed !== since) return;
            missed = undefined;
            setAll(caughtUp(handsets, since));
            setCompanies(numbers);
            setConnected(true);
            setConnections((count) => count + 1);
          },
          () => setConnected(false),
        );
      },
      onGap: () => setConnected(false),
    });
  }, []);

  const count = opened === undefined ? undefined : all?.get(opened)?.messageCount;
  useEffect(() => {
    if (opened === undefined || count === undefined) return;
    setSeen((known) => writeSeen(new Map(known).set(opened, count)));
  }, [opened, count]);

  const listen = useCallback((listener: (event: NetworkEvent) => void) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  }, []);

  return {
    all,
    companies,
    connected,
    connections,
    listen,
    isUnread: ({ number, messageCount, lastMessage }) =>
      number !== opened && lastMessage?.direction === 'in' && messageCount > (seen.get(number) ?? 0),
  };
}

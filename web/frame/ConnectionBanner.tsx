import { useEffect, useState, useSyncExternalStore } from 'react';
import { liveConnection } from '../api/live.ts';
import { words } from '../words.ts';
import { BarNotice } from './BarNotice.tsx';

const patienceMilliseconds = 4000;

/** Says that the machine is offline, or that the server has not answered for some seconds. */
export function ConnectionBanner() {
  const online = useSyncExternalStore(onlineStatus.subscribe, onlineStatus.read);
  const connected = useSyncExternalStore(liveConnection.subscribe, liveConnection.read);
  const lost = useLasting(!connected, patienceMilliseconds);
  const sentence = online ? lost && words.page.reconnecting : words.page.offline;
  return (
    <div role="status" className="not-empty:[&~*]:hidden">
      {sentence && <BarNotice>{sentence}</BarNotice>}
    </div>
  );
}

const onlineStatus = {
  subscribe(notify: () => void): () => void {
    addEventListener('online', notify);
    addEventListener('offline', notify);
    return () => {
      removeEventListener('online', notify);
      removeEventListener('offline', notify);
    };
  },
  read: () => navigator.onLine,
} as const;

function useLasting(holds: boolean, milliseconds: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!holds) return setLasting(false);
    const wait = setTimeout(() => setLasting(true), milliseconds);
    return () => clearTimeout(wait);
  }, [holds, milliseconds]);
  return lasting;
}

import { useEffect, useState, useSyncExternalStore } from 'react';
import { liveConnection } from '../api/live.ts';
import { sessionEnd } from '../api/session.ts';
import { sessionEnded } from '../splitCode.ts';
import { announce } from '../ui/Announcer.tsx';
import { deviceStorage, writtenEvent } from '../ui/browserStorage.ts';
import { words } from '../words.ts';
import { BarNotice } from './BarNotice.tsx';

const patienceMilliseconds = 4000;

/**
 * Says that the session ended, that the browser does not keep what the member writes, that the machine is offline, or that the
 * server has not answered for some seconds.
 */
export function ConnectionBanner() {
  const risk = useSyncExternalStore(browserStatus.subscribe, browserStatus.read);
  const connected = useSyncExternalStore(liveConnection.subscribe, liveConnection.read);
  const lost = useLasting(!connected, patienceMilliseconds);
  const isSignedOut = useSyncExternalStore(sessionEnd.subscribe, sessionEnd.read);
  const sentence = risk || (lost && words.page.reconnecting);
  useEffect(() => {
    if (sentence && !isSignedOut) announce(sentence);
  }, [sentence, isSignedOut]);
  return (
    <div className="not-empty:[&~*]:hidden">
      {isSignedOut ? <sessionEnded.Component /> : sentence && <BarNotice>{sentence}</BarNotice>}
    </div>
  );
}

const events = ['online', 'offline', writtenEvent];
const browserStatus = {
  subscribe(notify: () => void): () => void {
    for (const event of events) addEventListener(event, notify);
    return () => {
      for (const event of events) removeEventListener(event, notify);
    };
  },
  // When offline, the page promises to keep what is written, so a storage that does not comes first.
  read: () => (deviceStorage.isRejecting() ? words.page.notKept : navigator.onLine ? '' : words.page.offline),
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

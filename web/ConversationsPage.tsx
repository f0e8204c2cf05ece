import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import type { WhoAmI } from '#shared/api/routes.ts';
import { titleOf } from '#shared/domain/conversation.ts';
import { conversationPath } from './address.ts';
import { prefetchThreads } from './api/prefetchThreads.ts';
import { useListedConversation } from './api/useListedConversation.ts';
import { PaneLoading } from './frame/PaneLoading.tsx';
import { Inbox } from './inbox/Inbox.tsx';
import { allNamesOf } from './namesOf.ts';
import {
  board,
  contactPanel,
  notHere,
  openContact,
  optOutDialog,
  overview,
  preloadWhenIdle,
  thread,
} from './splitCode.ts';
import type { Shown } from './thread/showing.ts';
import { Dialog } from './ui/Dialog.tsx';
import { focusOnceShown } from './ui/focusOnceShown.ts';
import { isTyping } from './ui/isTyping.ts';
import { useHasPainted } from './ui/useHasPainted.ts';
import { useMedia } from './ui/useMedia.ts';
import { words } from './words.ts';

type Props = {
  readonly me: WhoAmI;
  readonly address: { readonly conversationId?: string; readonly contactId?: string };
};

/** The state of the history entry of a thread. */
type ThreadState = {
  readonly contactId?: string;
  readonly show?: Shown;
  /** True when a text was put into the composer, which takes the focus. */
  readonly composes?: boolean;
};

/** Shows lists, thread and contact beside each other on a desk, and one at a time on a phone. */
export function ConversationsPage({ me, address }: Props) {
  const { conversationId, contactId } = address;
  const isDesk = useMedia('(min-width: 700px)');
  const isWide = useMedia('(min-width: 1100px)');
  const [panelOpen, setPanelOpen] = useState(false);
  const [optingOut, setOptingOut] = useState(false);
  const offeredOptOut = useEver(optingOut);
  const state = useHistoryState<ThreadState | null>();
  const isOpen = conversationId !== undefined || contactId !== undefined;
  // In a narrow window the lists are the content until something is open.
  const content = { id: 'content', tabIndex: -1 };
  const isListContent = !isDesk && !isOpen;
  const remembered = useRemembered(conversationId, isDesk);
  const pane = useRef<HTMLDivElement>(null);
  // The thread of an address is painted before the lists beside it, and the lists before the board.
  const hasPainted = useHasPainted();
  const { data: conversation, error, refetch } = useListedConversation(conversationId);
  const leave = useLeave();
  const hasThread = thread.useLoaded();
  const opened = conversation ? hasThread && conversation.conversationId : contactId;
  useFocusOnOpening(pane, opened);
  // Each press has a state of its own, also in a thread that is open already.
  const composing = state?.composes ? state : undefined;
  useEffect(() => {
    if (!opened || !composing) return;
    if (!isTyping()) pane.current?.querySelector('textarea')?.focus({ preventScroll: true });
    // Once only: Back or a reload later would open the keyboard of a phone.
    history.replaceState({ ...composing, composes: undefined }, '');
  }, [opened, composing]);
  useEffect(preloadWhenIdle, []);
  useEffect(() => setPanelOpen(false), [conversationId, isWide]);
  useEffect(() => setOptingOut(false), [conversationId]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (isDesk) focusRowOf(conversationId);
    else leave();
  }

  return (
    <main className="flex min-h-0 flex-1" {...prefetchThreads}>
      <h1 className="sr-only">{words.conversations}</h1>
      <div
        {...(isListContent && content)}
        className={`h-full w-full border-line outline-none desk:block desk:w-80 desk:flex-none roomy:w-86 desk:border-r ${isOpen ? 'hidden' : ''}`}
      >
        {isDesk || isOpen || me.overviewDismissed ? (
          (!isOpen || hasPainted) && <Inbox me={me} selected={conversationId ?? remembered} />
        ) : (
          <div className="h-full scroller bg-canvas p-4">
            <overview.Component me={me} />
          </div>
        )}
      </div>
      <div
        ref={pane}
        {...(!isListContent && content)}
        onKeyDown={onKeyDown}
        className={`h-full min-w-0 flex-1 outline-none desk:flex ${isOpen ? 'flex' : 'hidden'}`}
      >
        {!isOpen && isDesk && hasPainted && <board.Component me={me} />}
        {conversation && (
          <thread.Component
            conversation={conversation}
            me={me}
            contactId={state?.contactId}
            onBack={isDesk ? undefined : leave}
            onOpenPanel={isWide ? undefined : () => setPanelOpen(true)}
            onOptOut={() => setOptingOut(true)}
            shown={state?.show}
          />
        )}
        {conversationId && !conversation && !error && <PaneLoading />}
        {conversationId && !conversation && error && (
          <notHere.Component
            me={me}
            target={{ conversationId }}
            error={error}
            onRetry={() => void refetch()}
            onBack={isDesk ? undefined : leave}
          />
        )}
        {contactId && (
          <openContact.Component contactId={contactId} me={me} onBack={isDesk ? undefined : leave} />
        )}
      </div>
      {conversation && isWide && (
        <section
          aria-label={words.contact.label}
          className="h-full w-76 flex-none scroller border-l border-line bg-paper"
        >
          {hasPainted && (
            <contactPanel.Component
              conversation={conversation}
              me={me}
              contactId={state?.contactId}
              onOptOut={() => setOptingOut(true)}
            />
          )}
        </section>
      )}
      {conversation && !isWide && (
        <Dialog
          label={titleOf(conversation)}
          side
          open={panelOpen}
          onClose={() => setPanelOpen(false)}
          closeWords={words.contact.close}
        >
          <contactPanel.Component
            conversation={conversation}
            me={me}
            contactId={state?.contactId}
            onOptOut={() => setOptingOut(true)}
          />
        </Dialog>
      )}
      {conversation && offeredOptOut && (
        <optOutDialog.Component
          conversation={conversation}
          name={allNamesOf(conversation)}
          from={me.company.originationNumber}
          open={optingOut}
          onClose={() => setOptingOut(false)}
        />
      )}
    </main>
  );
}

/** Remembers the thread that was left, so that the list on a phone marks it, and a window that grows to desk width opens it again. */
function useRemembered(conversationId: string | undefined, isDesk: boolean): string | undefined {
  const last = useRef<string>(undefined);
  const [path, navigate] = useLocation();
  const wasDesk = useRef(isDesk);
  if (conversationId) last.current = conversationId;
  useEffect(() => {
    const grew = isDesk && !wasDesk.current;
    wasDesk.current = isDesk;
    if (grew && last.current && (path === '/' || path === '/conversations')) {
      navigate(conversationPath(last.current), { replace: true });
    }
  }, [isDesk, path, navigate]);
  return isDesk ? undefined : last.current;
}

/** Returns to the list, and focuses the row of the thread that was left. */
function useLeave(): () => void {
  const [path, navigate] = useLocation();
  return () => {
    navigate('/conversations');
    const id = path.split('/').at(-1);
    // A list that was hidden knows only in the second frame how many rows fit.
    focusOnceShown((isLast) => focusRowOf(id, isLast), 3);
  };
}

/**
 * Focuses the composer when a thread opens, or the pane on a touch screen, where the composer would raise the keyboard; but not
 * while a member types into a field, such as the search, which they reached before the thread was loaded.
 */
function useFocusOnOpening(
  pane: { readonly current: HTMLElement | null },
  opened: string | false | undefined,
): void {
  useEffect(() => {
    if (!opened || !pane.current || isTyping()) return;
    const composer = pane.current.querySelector<HTMLElement>('textarea');
    const isTouch = matchMedia('(pointer: coarse)').matches;
    (isTouch || !composer ? pane.current : composer).focus({ preventScroll: true });
  }, [opened, pane]);
}

/** Returns true once `holds` was ever true. A dialog that was open stays on the page, so that closing it gives the focus back. */
function useEver(holds: boolean): boolean {
  const [ever, setEver] = useState(holds);
  useEffect(() => {
    if (holds) setEver(true);
  }, [holds]);
  return ever;
}

/** Focuses the row of the thread that is left, or the search box when no list has a row for it. Returns true if it focused one. */
function focusRowOf(conversationId: string | undefined, orSearch = true): boolean {
  const row = document.querySelector<HTMLElement>(`[data-row$=" ${conversationId}"]`);
  const stop = row ?? (orSearch ? document.querySelector<HTMLElement>('[role="combobox"]') : null);
  stop?.focus();
  return stop !== null && stop === document.activeElement;
}

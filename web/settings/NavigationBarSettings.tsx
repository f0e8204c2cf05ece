import { useLayoutEffect, useRef, useState } from 'react';
import { ProblemError } from '#shared/api/client.ts';
import type { WhoAmI } from '#shared/api/routes.ts';
import { navigationEntries, type NavigationEntry } from '#shared/domain/navigationBar.ts';
import { useNavigationBar } from './useNavigationBar.ts';
import { Alert } from '../ui/Alert.tsx';
import { announce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { SettingsSection } from './SettingsSection.tsx';
import { settingsWords } from './settingsWords.ts';
import { NavigationBarRow } from './NavigationBarRow.tsx';

const names = words.bar.entries;

/** Adds, removes and reorders the entries of the member's own navigation bar (P2). */
export function NavigationBarSettings({ me }: { readonly me: WhoAmI }) {
  const { mutate, error } = useNavigationBar(me);
  const [dragged, setDragged] = useState<NavigationEntry>();
  const lists = useRef<HTMLDivElement>(null);
  const wanted = useRef<NavigationEntry>(undefined);
  const shown = me.navigationBar;
  const others = navigationEntries.filter((entry) => !shown.includes(entry));

  // Adding and removing replaces the pressed button, so the focus goes to the entry's button in the other list.
  useLayoutEffect(() => {
    if (!wanted.current) return;
    lists.current?.querySelector<HTMLElement>(`[data-entry=${wanted.current}] [data-toggle]`)?.focus();
    wanted.current = undefined;
  }, [shown]);

  function add(entry: NavigationEntry) {
    wanted.current = entry;
    mutate([...shown, entry]);
    announce(settingsWords.added(names[entry]));
  }

  function remove(entry: NavigationEntry) {
    wanted.current = entry;
    mutate(shown.filter((other) => other !== entry));
    announce(settingsWords.removed(names[entry]));
  }

  function move(entry: NavigationEntry, to: number) {
    const rest = shown.filter((other) => other !== entry);
    if (to < 0 || to > rest.length || shown[to] === entry) return;
    mutate(rest.toSpliced(to, 0, entry));
    announce(settingsWords.moved(names[entry], to + 1, shown.length));
  }

  return (
    <SettingsSection id="navigation-bar" explained={settingsWords.explained}>
      <div ref={lists}>
        <h3 className="mt-5 pb-1.5 text-section font-strong text-ink-3">{settingsWords.shown}</h3>
        {shown.length === 0 && <p className="py-2 text-ink-2">{settingsWords.empty}</p>}
        <ol
          aria-label={settingsWords.shown}
          className="divide-y divide-line rounded-control border border-line empty:hidden"
        >
          {shown.map((entry, position) => (
            <NavigationBarRow
              key={entry}
              entry={entry}
              position={position}
              count={shown.length}
              isDragged={dragged === entry}
              onDrag={setDragged}
              onDropHere={() => dragged && move(dragged, position)}
              onMove={(to) => move(entry, to)}
              onRemove={() => remove(entry)}
            />
          ))}
        </ol>
        {others.length > 0 && (
          <>
            <h3 className="mt-5 pb-1.5 text-section font-strong text-ink-3">{settingsWords.notShown}</h3>
            <ul
              aria-label={settingsWords.notShown}
              className="divide-y divide-line rounded-control border border-line"
            >
              {others.map((entry) => (
                <li
                  key={entry}
                  data-entry={entry}
                  className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2"
                >
                  <span className="min-w-0 flex-[1_1_240px]">
                    <span className="block font-name">{names[entry]}</span>
                    <span className="block text-meta text-ink-3">{settingsWords.about[entry]}</span>
                  </span>
                  <Button look="small" data-toggle onClick={() => add(entry)}>
                    {settingsWords.add(names[entry])}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
        {error && (
          <Alert className="mt-3">
            {error instanceof ProblemError ? error.problem.detail : settingsWords.notSaved}
          </Alert>
        )}
      </div>
    </SettingsSection>
  );
}

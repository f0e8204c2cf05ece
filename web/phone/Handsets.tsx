import { useEffect, useRef, useState } from 'react';
import { Smartphone, TriangleAlert } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { followTheme } from '../ui/theme.ts';
import { FaultsPanel } from './FaultsPanel.tsx';
import { activeFaults } from './faultChoices.ts';
import { HandsetList } from './HandsetList.tsx';
import { HandsetView } from './HandsetView.tsx';
import { nameOf } from './handsetWords.ts';
import { useFaults } from './useFaults.ts';
import { useHandsets } from './useHandsets.ts';
import { useOpened } from './useOpened.ts';
import { zoneOf } from './zoneOf.ts';

/** Shows the phones of the simulated network: the list, the opened phone, and the faults when they are asked for. */
export function Handsets() {
  useEffect(followTheme, []);
  const opened = useOpened();
  const handsets = useHandsets(opened);
  const faults = useFaults(handsets);
  const [showsFaults, setShowsFaults] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const active = faults.shown ? activeFaults(faults.shown) : 0;
  const handset = opened === undefined ? undefined : handsets.all?.get(opened);
  const title = handset && nameOf(handset);
  useEffect(() => {
    document.title = title ? `${title} · Handsets` : 'Handsets';
  }, [title]);

  return (
    <div className="flex h-full flex-col">
      <header className="flex h-13 flex-none items-center gap-3 border-b border-line bg-paper px-4">
        <Smartphone aria-hidden="true" size={20} className="flex-none text-accent" />
        <h1 className="text-[15px] font-strong">Handsets</h1>
        <p className="min-w-0 flex-1 truncate text-meta text-ink-3 max-desk:invisible">
          A simulated phone network. Nothing leaves this machine.
        </p>
        <Button
          ref={opener}
          look="small"
          aria-expanded={showsFaults}
          aria-controls="faults"
          aria-label={active > 0 ? `Faults, ${active} active` : 'Faults'}
          onClick={() => setShowsFaults(!showsFaults)}
        >
          Faults
          {active > 0 && (
            <span className="ml-2 inline-flex items-center gap-1 rounded-full bg-unsure-wash px-2 text-meta text-unsure tabular">
              <TriangleAlert aria-hidden="true" size={13} />
              {active}
            </span>
          )}
        </Button>
      </header>
      <p role="status" className={handsets.connected ? 'sr-only' : 'bg-unsure-wash px-4 py-2 text-unsure'}>
        {handsets.connected ? '' : 'The network does not answer. Trying again.'}
      </p>
      <main className="flex min-h-0 flex-1">
        <nav
          aria-label="Handsets"
          className={`w-full flex-none flex-col border-line bg-paper desk:flex desk:w-86 desk:border-r ${
            opened === undefined ? 'flex' : 'hidden'
          }`}
        >
          <HandsetList handsets={handsets} opened={opened} />
        </nav>
        <div
          className={`min-h-0 min-w-0 flex-1 justify-center desk:flex desk:p-5 ${opened === undefined ? 'hidden' : 'flex'}`}
        >
          <HandsetView key={opened} number={opened} handsets={handsets} />
        </div>
        {showsFaults && (
          <FaultsPanel
            faults={faults}
            timeZone={zoneOf(handsets.companies, handsets.companies[0]?.number)}
            onClose={() => {
              setShowsFaults(false);
              opener.current?.focus();
            }}
          />
        )}
      </main>
    </div>
  );
}

import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { clockTime } from '../ui/exactTime.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { choiceOf, faultGroups, frequencies, never, settingOf, withChoice } from './faultChoices.ts';
import type { FaultsShown } from './network.ts';
import type { FaultSettings } from './useFaults.ts';

const outages = [0, 5, 15, 60];

/** Sets the faults of the network. Everything applies at once, and scripts see and change the same faults. */
export function FaultsPanel({
  faults: { shown, problem, put },
  timeZone,
  onClose,
}: {
  readonly faults: FaultSettings;
  readonly timeZone: string;
  readonly onClose: () => void;
}) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <aside
      ref={panel}
      id="faults"
      aria-label="Faults of the network"
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="scroller fixed inset-x-0 top-13 bottom-0 z-10 border-line bg-paper p-4 outline-hidden desk:left-auto desk:w-90 desk:border-l desk:shadow-lg wide:static wide:w-80 wide:flex-none wide:shadow-none"
    >
      <div className="flex items-center justify-between">
        <h2 className="text-title font-strong">Faults</h2>
        <span className="-mr-2 flex items-center">
          <Button look="quiet" onClick={() => put(() => ({}))}>
            Clear all
          </Button>
          <IconButton label="Close" onClick={onClose}>
            <X aria-hidden="true" size={18} />
          </IconButton>
        </span>
      </div>
      <p className="text-meta text-ink-3">What the network does wrong from now on, until you clear it.</p>
      <Alert className="pt-2">{problem}</Alert>
      {shown && (
        <>
          {Object.entries(faultGroups).map(([heading, rows]) => (
            <section key={heading} aria-label={heading}>
              <h3 className="pt-5 pb-1 text-section font-strong text-ink-3">{heading}</h3>
              {rows.map((row) => (
                <FaultRow
                  key={row.name}
                  words={row.words}
                  choice={choiceOf(settingOf(shown.set, row.name), row.extra)}
                  happened={shown.happened[row.name] ?? 0}
                  onChoose={(choice) => put((settings) => withChoice(settings, row, choice))}
                />
              ))}
            </section>
          ))}
          <h3 className="pt-5 pb-1 text-section font-strong text-ink-3">The whole network</h3>
          <Outage shown={shown} put={put} timeZone={timeZone} />
          <label className="flex items-center justify-between gap-2.5 py-2">
            Random seed
            <input
              key={String(shown.set.seed)}
              defaultValue={String(shown.set.seed)}
              maxLength={100}
              autoComplete="off"
              onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
              onBlur={({ currentTarget: { value: seed } }) => {
                if (seed !== '' && seed !== String(shown.set.seed))
                  put((settings) => ({ ...settings, seed }));
              }}
              className="h-8 w-36 rounded-control border border-edge bg-paper px-2.5 coarse:h-11"
            />
          </label>
        </>
      )}
    </aside>
  );
}

function FaultRow({
  words,
  choice,
  happened,
  onChoose,
}: {
  readonly words: string;
  readonly choice: string;
  readonly happened: number;
  readonly onChoose: (choice: string) => void;
}) {
  const choices = Object.keys(frequencies);
  return (
    <label className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2.5 border-b border-line py-1.5">
      {words}
      <select
        value={choice}
        onChange={(event) => onChoose(event.currentTarget.value)}
        className={selectClass(choice !== never)}
      >
        {(choices.includes(choice) ? choices : [...choices, choice]).map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      {happened > 0 && (
        <span className="col-span-2 text-meta text-ink-3 tabular">
          Happened {happened === 1 ? 'once' : `${happened} times`}
        </span>
      )}
    </label>
  );
}

function Outage({
  shown,
  put,
  timeZone,
}: {
  readonly shown: FaultsShown;
  readonly put: FaultSettings['put'];
  readonly timeZone: string;
}) {
  const { outageUntil } = shown;
  return (
    <label className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2.5 border-b border-line py-1.5">
      No connection at all
      <select
        value={outageUntil ? 'now' : '0'}
        onChange={(event) => {
          const seconds = Number(event.currentTarget.value);
          put(({ outage: _, ...others }) =>
            seconds > 0 ? { ...others, outage: { seconds, kind: 'refuse' } } : others,
          );
        }}
        className={selectClass(outageUntil !== null)}
      >
        {outageUntil && <option value="now">Now</option>}
        {outages.map((seconds) => (
          <option key={seconds} value={seconds}>
            {seconds === 0 ? never : `${seconds} seconds`}
          </option>
        ))}
      </select>
      {outageUntil && (
        <span role="status" className="col-span-2 text-meta text-ink-3 tabular">
          Until {clockTime(outageUntil, timeZone)}
        </span>
      )}
    </label>
  );
}

function selectClass(isSet: boolean): string {
  const look = isSet ? 'border-unsure bg-unsure-wash text-unsure' : 'border-edge bg-paper';
  return `h-8 w-28 rounded-control border px-1.5 text-[13px] coarse:h-11 ${look}`;
}

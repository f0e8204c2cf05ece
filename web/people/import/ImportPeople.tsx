import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { PageMain } from '../../frame/PageMain.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { saveFile } from '../saveFile.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { FileDrop } from './FileDrop.tsx';
import { ImportRows } from './ImportRows.tsx';
import { refusedCsv } from './importTally.ts';
import { importWords } from './importWords.ts';
import { useImport } from './useImport.ts';

/** Imports people from a CSV file: choose it, see what it would change, import it. It can be stopped and continued. */
export function ImportPeople() {
  const people = useImport();
  const { phase, file, fault } = people;
  return (
    <PageMain>
      <div className="mx-auto max-w-190">
        <Link href="/people" className="tap text-[13px] text-accent">
          ‹ {importWords.back}
        </Link>
        <h1 className="mt-3 text-[20px] leading-7 font-strong">{importWords.title}</h1>
        {!file && (
          <>
            <p className="mt-1 text-ink-2">{importWords.intro}</p>
            <FileDrop onFile={people.choose} />
          </>
        )}
        {phase === 'reading' && (
          <p role="status" className="mt-4">
            {importWords.reading}
          </p>
        )}
        <Alert className="mt-4 rounded-control bg-bad-wash px-4 py-3">{fault}</Alert>
        {file && (
          <>
            <ChosenName people={people} />
            <Steps people={people} />
            {phase === 'checking' || phase === 'ready' ? (
              <ColumnChoice
                key={file.name}
                file={file}
                sample={people.sample ?? []}
                onColumns={people.setColumns}
                onRole={people.setRole}
              />
            ) : null}
            <ImportRows people={people} />
          </>
        )}
      </div>
    </PageMain>
  );
}

type Props = { readonly people: ReturnType<typeof useImport> };

function ChosenName({ people: { file, phase, choose } }: Props) {
  const input = useRef<HTMLInputElement>(null);
  if (!file) return null;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="min-w-0 flex-1 basis-60 wrap-anywhere">
        <bdi className="font-strong">{file.name}</bdi>{' '}
        <span className="text-ink-3">{importWords.rows(file.csv.rowCount)}</span>
      </p>
      {phase !== 'importing' && (
        <>
          <Button look="small" onClick={() => input.current?.click()}>
            {importWords.chooseOther}
          </Button>
          <input
            ref={input}
            type="file"
            accept=".csv,.txt,.tsv,text/csv"
            hidden
            onChange={({ currentTarget }) => {
              const [chosen] = currentTarget.files ?? [];
              if (chosen) choose(chosen);
              currentTarget.value = '';
            }}
          />
        </>
      )}
    </div>
  );
}

/** Shows the progress, and the button for the next step. */
function Steps({ people }: Props) {
  const { phase, file, tally, fault } = people;
  const [saved, setSaved] = useState(false);
  if (!file) return null;
  const { rowCount } = file.csv;
  const { added, changed, refused } = tally.counts;
  const isRunning = phase === 'checking' || phase === 'importing';
  const says = {
    checking: importWords.checking(tally.done, rowCount),
    importing: importWords.importing(tally.done, rowCount),
    stopped: importWords.stopped(tally.done, rowCount),
    done: importWords.done,
    ready: added + changed === 0 && fault === undefined ? importWords.nothing : '',
    choosing: '',
    reading: '',
  }[phase];
  return (
    <div className="mt-4 rounded-composer border border-line bg-paper p-4">
      {isRunning && (
        <progress
          aria-label={importWords.progress}
          className="block h-2 w-full"
          value={tally.done}
          max={rowCount}
        />
      )}
      {says !== '' && (
        <p role="status" className={`tabular wrap-anywhere text-ink-2 ${isRunning ? 'mt-2' : ''}`}>
          {says}
        </p>
      )}
      {phase === 'importing' && <p className="mt-1 text-meta text-ink-3">{importWords.keepOpen}</p>}
      <div className={`flex flex-wrap items-center gap-2 ${says === '' ? '' : 'mt-3'} empty:hidden`}>
        {phase === 'ready' && fault === undefined && added + changed > 0 && (
          <Button look="primary" onClick={people.start}>
            {importWords.start(added + changed)}
          </Button>
        )}
        {phase === 'ready' && fault !== undefined && (
          <Button onClick={people.checkAgain}>{importWords.checkAgain}</Button>
        )}
        {phase === 'importing' && <Button onClick={people.stop}>{importWords.stop}</Button>}
        {phase === 'stopped' && (
          <Button look="primary" onClick={people.goOn}>
            {importWords.goOn}
          </Button>
        )}
        {phase !== 'checking' && phase !== 'importing' && refused > 0 && (
          <Button
            onClick={() => {
              saveFile(refusedCsv(tally, file.csv.header), `refused-${file.name}`);
              setSaved(true);
            }}
          >
            {importWords.refused(refused)}
          </Button>
        )}
      </div>
      {saved && <p className="mt-2 text-meta text-ink-3">{importWords.refusedHint}</p>}
    </div>
  );
}

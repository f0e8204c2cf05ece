import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '#shared/api/client.ts';
import type { Role } from '#shared/domain/role.ts';
import { faultOfColumns, guessColumns, type Columns } from '#shared/peopleFile/columns.ts';
import { FileFault } from '#shared/peopleFile/FileFault.ts';
import { checkCsv, readCsv, type OpenFile } from '#shared/peopleFile/readCsv.ts';
import { refusedAsSecond, seenPeople } from '#shared/peopleFile/seenPeople.ts';
import { queryClient } from '../../api/queryClient.ts';
import { announce } from '../../ui/Announcer.tsx';
import { emptyTally, withRows, type Tally } from './importTally.ts';
import { useLeavingWarning } from '../../ui/useLeavingWarning.ts';
import { importWords } from './importWords.ts';
import { sendRows, type ChosenFile, type SentRow } from './sendRows.ts';

export type ImportState = {
  readonly phase: 'choosing' | 'reading' | 'checking' | 'ready' | 'importing' | 'stopped' | 'done';
  readonly file?: ChosenFile;
  /** The first row below the headings. */
  readonly sample?: readonly string[];
  readonly tally: Tally;
  /** Says what is wrong, and what would be right. */
  readonly fault?: string | undefined;
};

const nothing: ImportState = { phase: 'choosing', tally: emptyTally };

/** Manages an import of people: reads the chosen file, checks it by a dry run, imports it, stops and continues. */
export function useImport() {
  const [state, setState] = useState(nothing);
  const run = useRef(new AbortController());
  const decided = useRef(new Map<number, SentRow['result']>());
  useEffect(() => () => run.current.abort(), []);
  useLeavingWarning(state.phase === 'importing');

  /** Begins a run. What an earlier run still reports is ignored. */
  function begin(): { readonly stop: AbortSignal; readonly show: (change: Partial<ImportState>) => void } {
    run.current.abort();
    const mine = new AbortController();
    run.current = mine;
    return {
      stop: mine.signal,
      show: (change) => {
        if (run.current === mine) setState((shown) => ({ ...shown, ...change }));
      },
    };
  }

  async function choose(chosen: File): Promise<void> {
    const { show } = begin();
    setState({ ...nothing, phase: 'reading' });
    try {
      const open = opened(chosen);
      const csv = await checkCsv(open);
      const columns = guessColumns(csv.header);
      const first = await readCsv(open, csv).next();
      show({ sample: first.done ? [] : first.value.cells });
      await check({ name: chosen.name, open, csv, columns, role: undefined });
    } catch (error) {
      show({
        phase: 'choosing',
        fault: error instanceof FileFault ? error.message : importWords.notRead,
      });
    }
  }

  /** Lets the server say what an import would do, and finds the rows that are about one person. */
  async function check(file: ChosenFile): Promise<void> {
    const { stop, show } = begin();
    decided.current = new Map();
    const fault = faultOfColumns(file.csv.header, file.columns);
    show({ phase: fault === undefined ? 'checking' : 'ready', file, tally: emptyTally, fault });
    if (fault !== undefined) return;
    const people = seenPeople();
    let tally = emptyTally;
    try {
      await sendRows(file, {
        dryRun: true,
        from: 0,
        decided: decided.current,
        stop,
        onRows: (rows) => {
          tally = withRows(
            tally,
            file.csv.header,
            rows.map((row) => decide(row, people)),
          );
          show({ tally });
        },
      });
      if (!stop.aborted) show({ phase: 'ready' });
    } catch (error) {
      show({ phase: 'ready', fault: sentenceOf(error) });
    }
  }

  function decide(row: SentRow, people: ReturnType<typeof seenPeople>): SentRow {
    const { keys = [] } = row.result;
    const before = keys.length > 0 ? people.add(keys, row.line, row.cells) : undefined;
    if (!before) return row;
    const result: SentRow['result'] = before.same
      ? { outcome: 'left' }
      : { outcome: 'refused', reason: refusedAsSecond(before) };
    decided.current.set(row.index, result);
    return { ...row, result };
  }

  async function importFrom(file: ChosenFile, start: Tally): Promise<void> {
    const { stop, show } = begin();
    let tally = start;
    show({ phase: 'importing', tally, fault: undefined });
    try {
      await sendRows(file, {
        dryRun: false,
        from: start.done,
        decided: decided.current,
        stop,
        onRows: (rows) => {
          tally = withRows(tally, file.csv.header, rows);
          show({ tally });
        },
      });
      const isDone = tally.done === file.csv.rowCount;
      show({ phase: isDone ? 'done' : 'stopped' });
      announce(isDone ? importWords.done : importWords.stopped(tally.done, file.csv.rowCount));
    } catch (error) {
      show({ phase: 'stopped', fault: sentenceOf(error) });
    } finally {
      for (const list of ['contacts', 'search']) void queryClient.invalidateQueries({ queryKey: [list] });
    }
  }

  const { file, tally } = state;
  return {
    ...state,
    choose: (chosen: File) => void choose(chosen),
    setColumns: (columns: Columns) => file && void check({ ...file, columns }),
    setRole: (role: Role | undefined) => file && void check({ ...file, role }),
    checkAgain: () => file && void check(file),
    start: () => file && void importFrom(file, emptyTally),
    stop: () => run.current.abort(),
    goOn: () => file && void importFrom(file, tally),
  };
}

/** Reads a file of the browser piece by piece. */
function opened(file: File): OpenFile {
  return async function* pieces() {
    const reader = file.stream().getReader();
    try {
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
    } finally {
      // A reader that ends early, such as one that needs only the first row.
      await reader.cancel().catch(() => undefined);
    }
  };
}

function sentenceOf(error: unknown): string {
  return error instanceof ProblemError ? error.problem.detail : importWords.noAnswer;
}

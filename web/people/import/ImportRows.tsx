import { useState } from 'react';
import type { RowResult } from '#shared/api/routes.ts';
import type { ColumnName } from '#shared/peopleFile/columns.ts';
import { importWords } from './importWords.ts';
import type { SentRow } from './sendRows.ts';
import type { useImport } from './useImport.ts';

type Outcome = RowResult['outcome'];
const outcomes = ['added', 'changed', 'left', 'refused'] as const satisfies readonly Outcome[];

/** Shows how many rows are added, changed, left and refused, and the first rows of each. */
export function ImportRows({
  people: { phase, tally },
}: {
  readonly people: Pick<ReturnType<typeof useImport>, 'phase' | 'tally'>;
}) {
  const [chosen, setChosen] = useState<Outcome>();
  const labels = importWords.outcomes[phase === 'checking' || phase === 'ready' ? 'planned' : 'imported'];
  const outcome = chosen ?? outcomes.find((each) => tally.counts[each] > 0);
  if (tally.done === 0 || !outcome) return null;
  const rows = tally.shown[outcome];
  return (
    <section className="mt-4 overflow-hidden rounded-composer border border-line bg-paper">
      <div className="grid grid-cols-2 gap-px bg-line desk:grid-cols-4">
        {outcomes.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === outcome}
            className={`fade p-3 text-start ${each === outcome ? 'bg-accent-wash' : 'bg-paper hover:bg-canvas'}`}
            onClick={() => setChosen(each)}
          >
            <span
              className={`tabular block text-[20px] leading-7 font-strong ${each === 'refused' && tally.counts.refused > 0 ? 'text-bad' : ''}`}
            >
              {tally.counts[each].toLocaleString('en-US')}
            </span>
            <span className="block text-[13px] text-ink-2">{labels[each]}</span>
          </button>
        ))}
      </div>
      {tally.counts[outcome] > rows.length && (
        <p className="border-t border-line px-4 py-2 text-meta text-ink-3">
          {importWords.firstRows(rows.length, tally.counts[outcome])}
        </p>
      )}
      <ul aria-label={labels[outcome]}>
        {rows.map((row) => (
          <Row key={row.index} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Row({ row: { line, values, result } }: { readonly row: SentRow }) {
  const { name, firstName, lastName, role, agency, phone, mobile, email } = values;
  const title = name ?? [firstName, lastName].filter(Boolean).join(' ');
  const facts =
    result.changes?.map((change) => changeWords(change, values)) ??
    [role, agency, phone, mobile, email].filter(Boolean);
  return (
    <li className="flex gap-4 border-t border-line px-4 py-2">
      <div className="min-w-0 flex-1">
        <bdi className="block truncate font-name">{title || importWords.noName}</bdi>
        {result.reason ? (
          <span className="block text-[13px] text-bad wrap-anywhere">{result.reason}</span>
        ) : (
          <bdi className="facts text-[13px] wrap-anywhere text-ink-2">
            {facts.map((fact, position) => (
              <span key={position}>{fact}</span>
            ))}
          </bdi>
        )}
        {result.emptyField && (
          <span className="block text-[13px] text-unsure">{importWords.emptyField[result.emptyField]}</span>
        )}
        {result.archived && <span className="block text-[13px] text-unsure">{importWords.archived}</span>}
      </div>
      <span className="tabular flex-none text-meta text-ink-3">{importWords.line(line)}</span>
    </li>
  );
}

function changeWords(
  { field, before }: NonNullable<RowResult['changes']>[number],
  values: SentRow['values'],
): string {
  if (field === 'optOut') return importWords.optsOut;
  if (field === 'consent') return importWords.recordsConsent;
  const name = field as ColumnName;
  return importWords.change(importWords.columns[name], before, values[name] ?? '');
}

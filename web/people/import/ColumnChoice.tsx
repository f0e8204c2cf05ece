import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { Role } from '#shared/domain/role.ts';
import { columnNames, type ColumnName, type Columns } from '#shared/peopleFile/columns.ts';
import { importWords } from './importWords.ts';
import type { ChosenFile } from './sendRows.ts';

const selectClass =
  'mt-1 block h-9 w-full min-w-0 rounded-control border border-edge bg-paper px-2 text-ink coarse:h-11';

/**
 * Shows which column of the file is which detail, as it was guessed, and lets the member change it. It is folded at first when the
 * columns were recognized, so that a phone shows the result of the check.
 */
export function ColumnChoice({
  file,
  sample,
  onColumns,
  onRole,
}: {
  readonly file: ChosenFile;
  readonly sample: readonly string[];
  readonly onColumns: (columns: Columns) => void;
  readonly onRole: (role: Role | undefined) => void;
}) {
  const { csv, columns, role } = file;
  const [isOpenAtFirst] = useState(!areRecognized(columns));
  const used = new Set(Object.values(columns));
  const unused = csv.header.filter((heading, index) => heading.trim() !== '' && !used.has(index));

  function choose(name: ColumnName, position: string): void {
    const { [name]: _, ...others } = columns;
    onColumns(position === '' ? others : { ...others, [name]: Number(position) });
  }
  return (
    <fieldset className="mt-4 rounded-composer border border-line bg-paper px-4 pb-4">
      <legend className="sr-only">{importWords.columnsTitle}</legend>
      <details open={isOpenAtFirst} className="group">
        <summary className="-mx-4 flex cursor-pointer list-none items-center gap-2 rounded-control px-4 pt-4 font-strong marker:hidden coarse:min-h-11">
          <h2>{importWords.columnsTitle}</h2>
          <ChevronDown size={16} aria-hidden="true" className="text-ink-3 group-open:rotate-180" />
        </summary>
        <p className="mt-1 text-meta text-ink-3">{importWords.numbers}</p>
        <div className="mt-1 grid gap-x-5 desk:grid-cols-2">
          {columnNames.map((name) => {
            const position = columns[name];
            return (
              <div key={name} className="mt-3 min-w-0">
                <label className="block text-[13px] leading-[18px] text-ink-3">
                  {importWords.columns[name]}
                  <select
                    className={selectClass}
                    value={position ?? ''}
                    onChange={(event) => choose(name, event.currentTarget.value)}
                  >
                    <option value="">{importWords.notInFile}</option>
                    {csv.header.map((heading, index) => (
                      <option key={index} value={index}>
                        {heading.trim() || `${index + 1}`}
                      </option>
                    ))}
                  </select>
                </label>
                <bdi className="mt-0.5 block truncate text-meta text-ink-3">
                  {(position === undefined ? '' : sample[position]) || '\u00a0'}
                </bdi>
              </div>
            );
          })}
          <label className="mt-3 block text-[13px] leading-[18px] text-ink-3">
            {importWords.rowsWithoutRole}
            <select
              className={selectClass}
              value={role ?? ''}
              onChange={(event) => onRole((event.currentTarget.value || undefined) as Role | undefined)}
            >
              {Object.entries(importWords.withoutRole).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </div>
      </details>
      {unused.length > 0 && (
        <p className="mt-3 text-meta wrap-anywhere text-ink-3">{importWords.unused(unused)}</p>
      )}
    </fieldset>
  );
}

/** Returns true when a file needs no choice: it says who each person is, in which role, and at which number. */
function areRecognized({ name, firstName, lastName, role, phone, mobile }: Columns): boolean {
  return [[name, firstName, lastName], [role], [phone, mobile]].every((positions) =>
    positions.some((position) => position !== undefined),
  );
}

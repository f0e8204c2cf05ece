import type { PreviewLine } from './previewLine.ts';
import { words } from './words.ts';

/**
 * Shows what a member must know before reading the line of a row: a text was not sent or is unconfirmed, or the person may have
 * asked to stop.
 */
export function RowWarning({ warning }: Pick<PreviewLine, 'warning'>) {
  if (warning === undefined) return null;
  const isUnsent = warning === 'failed' || warning === 'set-aside';
  return (
    <span className={`font-strong ${isUnsent ? 'text-bad' : 'text-unsure'}`}>
      {words.list.warnings[warning]}{' '}
    </span>
  );
}

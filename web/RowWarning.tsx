import type { PreviewLine } from './previewLine.ts';
import { words } from './words.ts';

/** Shows what a member must know before reading the line of a row: a text was not sent, or the person may have asked to stop. */
export function RowWarning({ warning }: Pick<PreviewLine, 'warning'>) {
  if (warning === undefined) return null;
  const isNotSent = warning === 'not-sent';
  return (
    <span className={`font-strong ${isNotSent ? 'text-bad' : 'text-unsure'}`}>
      {isNotSent ? words.list.notSent : words.list.mayAskToStop}{' '}
    </span>
  );
}

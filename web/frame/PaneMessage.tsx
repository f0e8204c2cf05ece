import type { ReactNode } from 'react';
import { ProblemError } from '#shared/api/client.ts';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { RetryButton } from './RetryButton.tsx';

/**
 * Shows a sentence in the middle of an empty pane: what to do, or why the pane is empty, with a button to try again where that can
 * help.
 */
export function PaneMessage({
  children,
  error,
  onRetry,
  onBack,
}: {
  readonly children?: ReactNode;
  readonly error?: Error;
  readonly onRetry?: () => void;
  readonly onBack?: (() => void) | undefined;
}) {
  return (
    <div className="flex h-full flex-1 flex-col items-center justify-center gap-4 bg-canvas p-6 text-center text-ink-2">
      <div className="max-w-90 text-balance">
        {children}
        {error && (error instanceof ProblemError ? error.problem.detail : words.list.failed)}
      </div>
      {error && <RetryButton error={error} onRetry={onRetry} />}
      {onBack && <Button onClick={onBack}>{words.thread.back}</Button>}
    </div>
  );
}

import { ProblemError } from '#shared/api/client.ts';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';

/** Shows, in place of content that could not be loaded, the reason and a button to try again. */
export function LoadFailed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  return (
    <p className="px-3 py-2 text-ink-2">
      {error instanceof ProblemError ? error.problem.detail : words.list.failed}{' '}
      <Button look="link" onClick={onRetry}>
        {words.list.tryAgain}
      </Button>
    </p>
  );
}

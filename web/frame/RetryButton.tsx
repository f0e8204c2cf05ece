import { isFinal } from '../api/queryClient.ts';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';

/** Offers to try again in place of what could not be loaded, unless the server refused it for good. */
export function RetryButton({
  error,
  onRetry,
}: {
  readonly error: Error;
  readonly onRetry: (() => void) | undefined;
}) {
  return isFinal(error) ? null : <Button onClick={onRetry}>{words.page.tryAgain}</Button>;
}

import { useEffect } from 'react';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { FullPage } from './FullPage.tsx';

const pauseMilliseconds = 5000;

/**
 * Says that the page could not find out who is signed in, because the server is away (the page retries automatically) or the
 * sign-in failed.
 */
export function StartFailed({ error }: { readonly error: unknown }) {
  const unreachable = error instanceof TypeError;
  useEffect(() => {
    if (!unreachable) return;
    const again = setTimeout(() => location.reload(), pauseMilliseconds);
    return () => clearTimeout(again);
  }, [unreachable]);
  return (
    <div className="flex h-full flex-col">
      {unreachable ? (
        <FullPage action={<Button onClick={() => location.reload()}>{words.page.tryAgain}</Button>}>
          {words.page.unreachable}
        </FullPage>
      ) : (
        <FullPage
          action={
            <Button look="primary" onClick={() => location.replace('/')}>
              {words.page.signInAgain}
            </Button>
          }
        >
          {words.page.signInFailed}
        </FullPage>
      )}
    </div>
  );
}

import { useEffect } from 'react';
import { signedOut } from '../splitCode.ts';
import { Button } from '../ui/Button.tsx';
import { tabStorage } from '../ui/browserStorage.ts';
import { words } from '../words.ts';
import { FullPage } from './FullPage.tsx';

const pauseMilliseconds = 5000;

/**
 * Says that the page could not find out who is signed in, because the server is away (the page retries automatically), the
 * sign-in failed, or the browser blocks the storage without which it cannot work.
 */
export function StartFailed({ error }: { readonly error: unknown }) {
  const unreachable = error instanceof TypeError;
  useEffect(() => {
    if (!unreachable) return;
    const again = setTimeout(() => location.reload(), pauseMilliseconds);
    return () => clearTimeout(again);
  }, [unreachable]);
  if (!unreachable)
    return <signedOut.Component why={tabStorage.setItem('start', '') ? 'failed' : 'blocked'} />;
  return (
    <div className="flex h-full flex-col">
      <FullPage action={<Button onClick={() => location.reload()}>{words.page.tryAgain}</Button>}>
        {words.page.unreachable}
      </FullPage>
    </div>
  );
}

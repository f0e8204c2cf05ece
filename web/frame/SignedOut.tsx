import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { FullPage } from './FullPage.tsx';

/** In a tab whose member signed out in another one. It asks for nothing, so it cannot sign anybody in again. */
export function SignedOut() {
  return (
    <div className="flex h-full flex-col">
      <FullPage
        action={
          <Button look="primary" onClick={() => location.replace('/')}>
            {words.page.signInAgain}
          </Button>
        }
      >
        {words.page.signedOut}
      </FullPage>
    </div>
  );
}

import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { FullPage } from './FullPage.tsx';

/** Shows that the member signed out in another tab. It sends no request, so it cannot sign a person in again. */
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

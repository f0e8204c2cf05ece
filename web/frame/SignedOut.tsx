import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { FullPage } from './FullPage.tsx';
import { signedOutWords } from './signedOutWords.ts';

/** Says why no member is signed in, and offers to sign in. It sends no request, so it cannot sign a person in again. */
export function SignedOut({ why }: { readonly why: 'elsewhere' | 'failed' | 'blocked' }) {
  return (
    <div className="flex h-full flex-col">
      <FullPage
        action={
          <Button look="primary" onClick={() => location.replace('/')}>
            {words.page.signInAgain}
          </Button>
        }
      >
        {signedOutWords[why]}
      </FullPage>
    </div>
  );
}

import { ProblemError } from '#shared/api/client.ts';
import { forgetCompany } from '../api/chosenCompany.ts';
import { signInAgain, signOut } from '../api/session.ts';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { FullPage } from './FullPage.tsx';

/** Says why this person cannot see the page at all, and what to do next. */
export function Refused({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  if (!(error instanceof ProblemError)) {
    return (
      <FullPage action={<Button onClick={onRetry}>{words.page.tryAgain}</Button>}>
        {words.page.unreachable}
      </FullPage>
    );
  }
  return (
    <FullPage action={<NextStepLink code={error.problem.code} onRetry={onRetry} />}>
      {error.problem.detail}
    </FullPage>
  );
}

function NextStepLink({ code, onRetry }: { readonly code: string; readonly onRetry: () => void }) {
  if (code === 'sign-in-needed') {
    return (
      <Button look="primary" onClick={signInAgain}>
        {words.page.signInAgain}
      </Button>
    );
  }
  if (code === 'not-a-member') {
    return (
      <Button
        onClick={() => {
          forgetCompany();
          void signOut();
        }}
      >
        {words.bar.signOut}
      </Button>
    );
  }
  return <Button onClick={onRetry}>{words.page.tryAgain}</Button>;
}

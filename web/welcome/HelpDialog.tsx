import type { WhoAmI } from '#shared/api/routes.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ForwardingAdvice } from './ForwardingAdvice.tsx';
import { RegistrationNotice } from './RegistrationNotice.tsx';
import { OverviewSteps } from './OverviewSteps.tsx';
import { SupportLink } from './SupportLink.tsx';
import { useSupportEmail } from './useSupportEmail.ts';
import { welcomeWords } from './welcomeWords.ts';

const { help: words } = welcomeWords;

/** Shows the overview again, and where a member asks for help and gives feedback. */
export function HelpDialog({
  me,
  open,
  onClose,
}: {
  readonly me: WhoAmI;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Dialog label={words.title} open={open} onClose={onClose} closeWords={words.close}>
      <Help me={me} />
    </Dialog>
  );
}

function Help({ me }: { readonly me: WhoAmI }) {
  const { company } = me;
  const email = useSupportEmail();
  return (
    <div className="scroller max-h-[80dvh] p-5">
      <h2 className="pr-8 text-title font-strong">{words.title}</h2>
      <div className="mt-3">
        <OverviewSteps company={company} />
        <ForwardingAdvice me={me} />
        {me.member.role === 'admin' && <RegistrationNotice />}
      </div>
      <h3 className="mt-5 font-strong">{words.questions}</h3>
      <p className="mt-1 wrap-anywhere text-ink-2">
        {email ? (
          <>
            {words.write} <SupportLink email={email} subject={words.questionSubject(company.name)} />
          </>
        ) : (
          words.askAdmin(company.name)
        )}
      </p>
      {email && (
        <>
          <h3 className="mt-4 font-strong">{words.feedback}</h3>
          <p className="mt-1 text-ink-2">
            {words.feedbackWanted}{' '}
            <SupportLink email={email} subject={words.feedbackSubject(company.name)}>
              {words.sendFeedback}
            </SupportLink>
          </p>
        </>
      )}
    </div>
  );
}

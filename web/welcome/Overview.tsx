import type { WhoAmI } from '#shared/api/routes.ts';
import { lazily } from '../frame/lazily.tsx';
import { Button } from '../ui/Button.tsx';
import { dismissOverview } from './dismissOverview.ts';
import { ForwardingAdvice } from './ForwardingAdvice.tsx';
import { OverviewSteps } from './OverviewSteps.tsx';
import { welcomeWords } from './welcomeWords.ts';

const registrationNotice = lazily(
  async () => (await import('./RegistrationNotice.tsx')).RegistrationNotice,
  null,
);
const { overview: words } = welcomeWords;

/** Shows a member on the first visit what Conversations does, until they close it. */
export function Overview({ me }: { readonly me: WhoAmI }) {
  return (
    <section
      aria-labelledby="overview"
      className="mb-6 rounded-composer border border-line bg-paper px-5 py-4"
    >
      <h2 id="overview" className="text-title font-strong">
        {words.title}
      </h2>
      <OverviewSteps company={me.company} className="mt-3 min-[1100px]:grid-cols-2" />
      <ForwardingAdvice me={me} />
      {me.member.role === 'admin' && <registrationNotice.Component />}
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button onClick={dismissOverview}>{words.skip}</Button>
        <span className="text-meta text-ink-2">{words.foundUnder}</span>
      </div>
    </section>
  );
}

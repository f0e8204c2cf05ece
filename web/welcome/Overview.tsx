import { ChevronDown } from 'lucide-react';
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

/**
 * Shows a member on the first visit what Conversations does, until they close it. `folded` leaves the steps to a press, where texts
 * wait below it.
 */
export function Overview({ me, folded = false }: { readonly me: WhoAmI; readonly folded?: boolean }) {
  return (
    <section
      aria-labelledby="overview"
      className="relative mb-6 rounded-composer border border-line bg-paper px-4 py-2.5"
    >
      <details open={!folded} className="group">
        <summary className="flex min-h-9 cursor-pointer list-none flex-wrap items-center gap-x-2 rounded-small pr-16 coarse:min-h-11 [&::-webkit-details-marker]:hidden">
          <h2 id="overview" className="text-title font-strong">
            {words.title}
          </h2>
          <span className="flex items-center gap-1 text-accent">
            {words.howItWorks}
            <ChevronDown size={14} aria-hidden="true" className="group-open:rotate-180" />
          </span>
        </summary>
        <OverviewSteps company={me.company} className="mt-2 min-[1100px]:grid-cols-2" />
        <p className="mt-3 text-meta text-ink-2">{words.foundUnder}</p>
      </details>
      <Button look="quiet" className="absolute top-3 right-2 h-8!" onClick={dismissOverview}>
        {words.skip}
      </Button>
      <ForwardingAdvice me={me} />
      {me.member.role === 'admin' && <registrationNotice.Component />}
    </section>
  );
}

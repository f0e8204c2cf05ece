import { Fragment, useEffect, type ReactNode } from 'react';
import type { WhoAmI } from '#shared/api/routes.ts';
import { missingForTexting } from '#shared/domain/missingForTexting.ts';
import { AutomationSettings } from './AutomationSettings.tsx';
import { BlockedNumbers } from './BlockedNumbers.tsx';
import { CompanySettings } from './CompanySettings.tsx';
import { ForwardingSettings } from './ForwardingSettings.tsx';
import { MemberSettings } from './MemberSettings.tsx';
import { NumberSettings } from './NumberSettings.tsx';
import { TextCosts } from './TextCosts.tsx';
import { NavigationBarSettings } from './NavigationBarSettings.tsx';
import { OptOuts } from './OptOuts.tsx';
import { PageMain } from '../frame/PageMain.tsx';
import { PaneLoading } from '../frame/PaneLoading.tsx';
import { settingsWords, type SettingsSectionId } from './settingsWords.ts';
import { useMembers, type MembersQuery } from './useMembers.ts';

/**
 * Shows the settings that members can change for themselves, and to admins those of the company. The address may name a section
 * after `#`.
 */
export function SettingsPage({ me }: { readonly me: WhoAmI }) {
  const isAdmin = me.member.role === 'admin';
  const members = useMembers(isAdmin);
  // When the list arrived later, it would move what is below it away from under a press.
  if (isAdmin && members.isPending) return <PaneLoading />;
  const company = isAdmin ? companySections(me, members) : {};
  return <AllSettings sections={{ 'navigation-bar': <NavigationBarSettings me={me} />, ...company }} />;
}

type Sections = { readonly [Id in SettingsSectionId]?: ReactNode };

function AllSettings(props: { readonly sections: Sections }) {
  const sections = Object.entries(props.sections);
  useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), []);
  return (
    <PageMain>
      <div className="mx-auto max-w-160">
        <h1 className="text-[20px] leading-7 font-strong">{settingsWords.title}</h1>
        {sections.length > 1 && <Contents ids={sections.map(([id]) => id as SettingsSectionId)} />}
        {sections.map(([id, section]) => (
          <Fragment key={id}>{section}</Fragment>
        ))}
      </div>
    </PageMain>
  );
}

/** Returns the sections that only admins see, in their order on the page. */
function companySections(me: WhoAmI, members: MembersQuery): Sections {
  const { companyId, timeZone } = me.company;
  return {
    members: <MemberSettings me={me} query={members} />,
    number: <NumberSettings me={me} />,
    company: <CompanySettings key={companyId} me={me} />,
    automations: <AutomationSettings timeZone={timeZone} />,
    'text-costs': <TextCosts timeZone={timeZone} />,
    'opt-outs': <OptOuts timeZone={timeZone} />,
    ...(!missingForTexting(me.company) && {
      forwarding: <ForwardingSettings key={companyId} me={me} />,
      blocked: <BlockedNumbers />,
    }),
  };
}

/** Links to the sections of a page that is several screens long. */
function Contents({ ids }: { readonly ids: readonly SettingsSectionId[] }) {
  return (
    <nav aria-label={settingsWords.contents} className="mt-2">
      <ul className="flex flex-wrap gap-x-4 gap-y-1 coarse:gap-y-0">
        {ids.map((id) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="inline-flex items-center text-accent hover:underline coarse:min-h-11"
            >
              {settingsWords.sections[id]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

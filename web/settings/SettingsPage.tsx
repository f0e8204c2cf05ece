import type { WhoAmI } from '#shared/api/routes.ts';
import { settingsWords } from './settingsWords.ts';
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

/** Shows the settings that members can change for themselves, and to admins those of the company. */
export function SettingsPage({ me }: { readonly me: WhoAmI }) {
  return (
    <PageMain>
      <div className="mx-auto max-w-160">
        <h1 className="text-[20px] leading-7 font-strong">{settingsWords.title}</h1>
        <NavigationBarSettings me={me} />
        {me.member.role === 'admin' && (
          <>
            <MemberSettings me={me} />
            <NumberSettings me={me} />
            <CompanySettings key={me.company.companyId} me={me} />
            <AutomationSettings timeZone={me.company.timeZone} />
            <TextCosts timeZone={me.company.timeZone} />
            <OptOuts timeZone={me.company.timeZone} />
            {!missingForTexting(me.company) && (
              <>
                <ForwardingSettings key={`forwarding-${me.company.companyId}`} me={me} />
                <BlockedNumbers />
              </>
            )}
          </>
        )}
      </div>
    </PageMain>
  );
}

import type { WhoAmI } from '#shared/api/routes.ts';
import { settingsWords } from './settingsWords.ts';
import { NavigationBarSettings } from './NavigationBarSettings.tsx';

/** Shows the settings that a member can change for themselves. */
export function SettingsPage({ me }: { readonly me: WhoAmI }) {
  return (
    <main className="min-h-0 flex-1 scroller bg-canvas px-4 py-6 desk:px-6 desk:py-7">
      <div className="mx-auto max-w-160">
        <h1 className="text-[20px] leading-7 font-strong">{settingsWords.title}</h1>
        <NavigationBarSettings me={me} />
      </div>
    </main>
  );
}

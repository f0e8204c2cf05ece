import type { ReactNode } from 'react';
import { settingsWords, type SettingsSectionId } from './settingsWords.ts';

/** Shows one group of settings with its heading and what it is for. */
export function SettingsSection({
  id,
  explained,
  children,
}: {
  readonly id: SettingsSectionId;
  readonly explained: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-5 rounded-composer border border-line bg-paper p-5">
      <h2 id={id} className="scroll-mt-6 text-title font-strong">
        {settingsWords.sections[id]}
      </h2>
      <p className="mt-1 text-ink-2">{explained}</p>
      {children}
    </section>
  );
}

import type { ReactNode } from 'react';

/** Shows one group of settings with its heading and what it is for. */
export function SettingsSection({
  id,
  title,
  explained,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly explained: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-5 rounded-composer border border-line bg-paper p-5">
      <h2 id={id} className="text-title font-strong">
        {title}
      </h2>
      <p className="mt-1 text-ink-2">{explained}</p>
      {children}
    </section>
  );
}

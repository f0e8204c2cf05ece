import type { ReactNode } from 'react';

/** Shows a part of the panel, under a hairline. */
export function PanelSection({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <section className="mt-4 border-t border-line pt-4">
      {title && <h3 className="mb-2 text-[13px] leading-[18px] font-normal text-ink-3">{title}</h3>}
      {children}
    </section>
  );
}

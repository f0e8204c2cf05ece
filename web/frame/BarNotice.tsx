import type { ReactNode } from 'react';

/**
 * Shows what concerns the whole page, in the bar. One notice is shown at a time, the first. A long one reaches over the edge of
 * the bar and moves nothing.
 */
export function BarNotice({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  const look =
    'z-1 rounded-control bg-unsure-wash px-3 py-1 text-[13px] leading-4 text-unsure max-desk:px-2 max-desk:py-0 max-desk:text-meta max-desk:leading-4 forced-colors:border';
  return label === undefined ? (
    <div data-notice="" className={look}>
      {children}
    </div>
  ) : (
    <section data-notice="" aria-label={label} className={look}>
      {children}
    </section>
  );
}

import type { ReactNode, Ref } from 'react';

const scrolling = 'scroller bg-canvas px-4 py-6 desk:px-6 desk:py-7';

/** The content of a page below the bar. The link that skips the bar leads to it. */
export function PageMain({
  className = scrolling,
  scroller,
  children,
}: {
  readonly className?: string;
  readonly scroller?: Ref<HTMLElement>;
  readonly children: ReactNode;
}) {
  return (
    <main ref={scroller} id="content" tabIndex={-1} className={`min-h-0 flex-1 outline-none ${className}`}>
      {children}
    </main>
  );
}

import type { ReactNode } from 'react';

/** One sentence in the place of a page, and what can be done about it. */
export function FullPage({
  children,
  action,
}: {
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <main className="flex min-h-0 flex-1 flex-col items-center justify-center gap-4 p-6 text-center">
      <p className="max-w-100 text-composer text-ink-2">{children}</p>
      {action}
    </main>
  );
}

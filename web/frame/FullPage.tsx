import type { ReactNode } from 'react';
import { PageMain } from './PageMain.tsx';

/** Shows one sentence in place of a page, and what the member can do about it. */
export function FullPage({
  children,
  action,
}: {
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <PageMain className="flex flex-col items-center justify-center gap-4 p-6 text-center">
      <h1 className="max-w-100 text-composer text-balance text-ink-2">{children}</h1>
      {action}
    </PageMain>
  );
}

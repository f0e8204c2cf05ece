import type { ReactNode } from 'react';

/** Shows a remark over the text that is being written. */
export function Note({ bad = false, children }: { readonly bad?: boolean; readonly children: ReactNode }) {
  return (
    <p
      role={bad ? 'alert' : undefined}
      className={`mb-2 rounded-control px-3 py-2 ${bad ? 'bg-bad-wash text-bad' : 'bg-unsure-wash text-unsure'}`}
    >
      {children}
    </p>
  );
}

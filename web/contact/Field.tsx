import type { ReactNode } from 'react';

/** Shows a named fact about a contact. */
export function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="mb-3 last:mb-0">
      <p className="text-[13px] leading-[18px] text-ink-3">{label}</p>
      <div className="wrap-anywhere">{children}</div>
    </div>
  );
}

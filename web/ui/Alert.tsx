import type { ReactNode } from 'react';

/** Shows what went wrong and lets a screen reader announce it. Shows nothing while it has no content. */
export function Alert({
  className = '',
  children,
}: {
  readonly className?: string;
  readonly children: ReactNode;
}) {
  if (!children) return null;
  return (
    <p role="alert" className={`wrap-anywhere text-bad ${className}`}>
      {children}
    </p>
  );
}

import type { ReactNode } from 'react';

/** Shows a link that starts an e-mail to support. Its face is the address itself, because a desk may have no mail program. */
export function SupportLink({
  email,
  subject,
  children = email,
}: {
  readonly email: string;
  readonly subject: string;
  readonly children?: ReactNode;
}) {
  return (
    <a
      className="font-strong text-accent hover:underline"
      href={`mailto:${email}?subject=${encodeURIComponent(subject)}`}
    >
      {children}
    </a>
  );
}

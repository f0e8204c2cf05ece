import { Link } from 'wouter';
import type { WhoAmI } from '#shared/api/routes.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { welcomeWords } from './welcomeWords.ts';

const { forwarding: words } = welcomeWords;

/** Advises to turn off the forwarding of texts, or says what stopped it (P30). Shows nothing where it was never turned on. */
export function ForwardingAdvice({ me: { forwarding, member } }: { readonly me: WhoAmI }) {
  if (!forwarding?.isOn && !forwarding?.stoppedBy) return null;
  const to = formatPhoneNumber(forwarding.to);
  return (
    <p role="note" className="mt-4 rounded-control bg-unsure-wash px-3 py-2 wrap-anywhere">
      {forwarding.isOn ? words.isOn(to) : words.stopped(to)}{' '}
      {member.role === 'admin' ? (
        <Link href="/settings#forwarding" className="text-accent underline">
          {words.settings}
        </Link>
      ) : (
        words.askAdmin
      )}
    </p>
  );
}

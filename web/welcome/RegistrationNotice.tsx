import { Link } from 'wouter';
import { useNumberNotReady } from '../api/useRegistration.ts';
import { registrationWords as words } from './registrationWords.ts';

/** Tells an admin that texts do not reach people yet, and why (P3). Shows nothing for a number that is ready, or not known. */
export function RegistrationNotice() {
  const number = useNumberNotReady();
  if (!number) return null;
  return (
    <p role="note" className="my-4 rounded-control bg-unsure-wash px-3 py-2">
      <span className="font-strong">{words.notReady}</span> {words.state(number)}{' '}
      <Link href="/settings#number" className="text-accent underline">
        {words.settings}
      </Link>
    </p>
  );
}

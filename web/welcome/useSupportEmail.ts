import { useEffect, useState } from 'react';
import { settings } from '../api/settings.ts';

/** Returns the support address of this installation; undefined until it is known, and for an installation without one. */
export function useSupportEmail(): string | undefined {
  const [email, setEmail] = useState<string>();
  useEffect(() => {
    settings().then(
      ({ supportEmail }) => setEmail(supportEmail),
      () => undefined,
    );
  }, []);
  return email;
}

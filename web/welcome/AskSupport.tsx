import type { MissingForTexting } from '#shared/domain/missingForTexting.ts';
import { SupportLink } from './SupportLink.tsx';
import { useSupportEmail } from './useSupportEmail.ts';
import { welcomeWords } from './welcomeWords.ts';

const { missing: words } = welcomeWords;

/** Tells an admin whom to ask for what the company lacks (P3). */
export function AskSupport({
  companyName,
  missing: { code },
}: {
  readonly companyName: string;
  readonly missing: MissingForTexting;
}) {
  const support = useSupportEmail();
  if (!support) return words.noSupport;
  return (
    <>
      {words.askSupport[code](companyName)}{' '}
      <SupportLink email={support} subject={`${words.titles[code]}: ${companyName}`} />
    </>
  );
}

import type { Registration, WhoAmI } from '#shared/api/routes.ts';
import { missingForTexting } from '#shared/domain/missingForTexting.ts';
import { mayText } from '#shared/domain/mayText.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import type { NumberAtCarrier } from '#shared/domain/registration.ts';
import { useRegistration } from '../api/useRegistration.ts';
import { Button } from '../ui/Button.tsx';
import { AskSupport } from '../welcome/AskSupport.tsx';
import { registrationWords } from '../welcome/registrationWords.ts';
import { SupportLink } from '../welcome/SupportLink.tsx';
import { useSupportEmail } from '../welcome/useSupportEmail.ts';
import { welcomeWords } from '../welcome/welcomeWords.ts';
import { companyNumberWords as words } from './companyNumberWords.ts';
import { SettingsSection } from './SettingsSection.tsx';

/** Shows the plan, the number, whom to ask for what is missing, and what the carrier says about the number at this moment. */
export function NumberSettings({ me: { company } }: { readonly me: WhoAmI }) {
  const { data, error, isFetching, refetch } = useRegistration(0);
  const { originationNumber: held } = company;
  const number = data?.number;
  const missing = missingForTexting(company);
  return (
    <SettingsSection id="number" explained={words.explained}>
      <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-ink-3">{words.plan}</dt>
        <dd>{words.plans[company.plan]}</dd>
        <dt className="text-ink-3">{words.number}</dt>
        <dd className="tabular">{held ? formatPhoneNumber(held) : words.noNumber}</dd>
        {number && (
          <>
            <dt className="text-ink-3">{words.type}</dt>
            <dd>{words.typeIn(registrationWords.types[number.type], number.country)}</dd>
          </>
        )}
      </dl>
      {missing && (
        <p className="mt-4 rounded-control bg-unsure-wash px-3 py-2.5 wrap-anywhere">
          <span className="font-strong">{welcomeWords.missing.titles[missing.code]}.</span>{' '}
          <AskSupport companyName={company.name} missing={missing} />
        </p>
      )}
      {held && (
        <div aria-live="polite" className="mt-4 min-h-10">
          {number ? (
            <State number={number} companyName={company.name} />
          ) : (
            <p className={isFetching ? 'text-ink-3' : 'text-bad'}>
              {isFetching ? words.asking : unknownOf(data, error)}{' '}
              {!isFetching && (
                <Button look="link" onClick={() => void refetch()}>
                  {words.tryAgain}
                </Button>
              )}
            </p>
          )}
        </div>
      )}
    </SettingsSection>
  );
}

function unknownOf(data: Registration | undefined, error: Error | null): string {
  return error || !data?.isReachable ? words.unreachable : words.notInAccount;
}

function State({ number, companyName }: { readonly number: NumberAtCarrier; readonly companyName: string }) {
  if (mayText(number)) {
    return (
      <p className="rounded-control bg-canvas px-3 py-2">
        <span className="font-strong text-good">{words.ready}</span> {registrationWords.state(number)}
      </p>
    );
  }
  const { reasons, fields } = number.registration;
  const saidOfFields = fields.map(({ rejectedBecause }) => rejectedBecause);
  return (
    <div className="space-y-2 rounded-control bg-unsure-wash px-3 py-2.5 wrap-anywhere">
      <p>
        <span className="font-strong">{words.notReady}</span> {registrationWords.state(number)}{' '}
        {registrationWords.next(number)}
      </p>
      {reasons
        .filter((reason) => !saidOfFields.includes(reason))
        .map((reason) => (
          <blockquote key={reason} className="border-l-2 border-unsure pl-3">
            {reason}
          </blockquote>
        ))}
      {fields.length > 0 && (
        <>
          <p>{words.asksFor}</p>
          <ul className="list-disc space-y-1 pl-5">
            {fields.map(({ title, hint, rejectedBecause }) => (
              <li key={title}>
                <span className="font-strong">{title}</span>
                {rejectedBecause ? ` ${words.rejected(rejectedBecause)}` : hint && `: ${hint}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {needsAct(number) && <Where number={number} companyName={companyName} />}
    </div>
  );
}

/** Says where the form is filled in, and by whom. */
function Where({ number, companyName }: { readonly number: NumberAtCarrier; readonly companyName: string }) {
  const email = useSupportEmail();
  return (
    <p>
      {words.where(number.registration.registrationId)}{' '}
      {email && (
        <>
          {words.writeTo} <SupportLink email={email} subject={words.subject(companyName)} />
        </>
      )}
    </p>
  );
}

/** Returns true when someone must act; otherwise the carrier does. */
function needsAct({ type, registration: { state } }: NumberAtCarrier): boolean {
  return type === 'simulator' || (state !== 'in-review' && state !== 'being-set-up');
}

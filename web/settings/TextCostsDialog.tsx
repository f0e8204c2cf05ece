import { useState } from 'react';
import { monthAfter, monthOf } from '#shared/domain/month.ts';
import { estimatedDollars } from '#shared/domain/textPrices.ts';
import type { CountryTexts, TextCount } from '#shared/domain/textCount.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField } from './SelectField.tsx';
import { settingsWords } from './settingsWords.ts';
import { textCostWords as words } from './textCostWords.ts';
import { useTextCounts } from './useTextCounts.ts';

const monthsShown = 12;

/** Shows the texts of a month by country, with an estimate of their price. */
export function TextCostsDialog({
  timeZone,
  open,
  onClose,
}: {
  readonly timeZone: string;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      label={settingsWords.sections['text-costs']}
      open={open}
      onClose={onClose}
      closeWords={words.close}
    >
      <TextCosts timeZone={timeZone} />
    </Dialog>
  );
}

function TextCosts({ timeZone }: { readonly timeZone: string }) {
  const [thisMonth] = useState(() => monthOf(new Date(), timeZone));
  const [month, setMonth] = useState(thisMonth);
  const { countries, isCounting, failed, retry } = useTextCounts(month);
  return (
    <div className="scroller max-h-[85dvh] p-5">
      <h2 className="pr-8 text-title font-strong">{settingsWords.sections['text-costs']}</h2>
      <div className="mt-3">
        <SelectField label={words.month} value={month} onChange={setMonth}>
          {Array.from({ length: monthsShown }, (_, index) => monthAfter(thisMonth, -index)).map((each) => (
            <option key={each} value={each}>
              {words.monthName(each, each === thisMonth)}
            </option>
          ))}
        </SelectField>
      </div>
      <div aria-live="polite" className="min-h-56">
        {failed && (
          <Alert className="mt-5">
            {words.notCounted}{' '}
            <Button look="link" onClick={retry}>
              {words.tryAgain}
            </Button>
          </Alert>
        )}
        {isCounting && !failed && <p className="mt-5 text-ink-3">{words.counting}</p>}
        {!isCounting && !failed && countries.length === 0 && (
          <p className="mt-5 text-ink-2">{words.noTexts}</p>
        )}
        {!isCounting && !failed && countries.length > 0 && <Counted countries={countries} />}
      </div>
      <ul className="mt-5 list-disc space-y-1 border-t border-line pt-4 pl-4 text-meta text-ink-3">
        {words.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  );
}

function Counted({ countries }: { readonly countries: readonly CountryTexts[] }) {
  const sum = countries.reduce((total, country) => total + (estimatedDollars(country) ?? 0), 0);
  return (
    <>
      <p className="mt-5 text-meta text-ink-3">{words.estimate}</p>
      <p className="tabular text-[24px] leading-8 font-strong">{words.about(sum)}</p>
      <p className="text-meta text-ink-3">{words.isEstimate}</p>
      {countries.map((country) => (
        <CountryTable key={country.country ?? ''} texts={country} />
      ))}
    </>
  );
}

function CountryTable({ texts }: { readonly texts: CountryTexts }) {
  const { sent, unconfirmed, received } = texts;
  const none = { ...texts, sent: { texts: 0, parts: 0 }, unconfirmed: { texts: 0, parts: 0 } };
  const header = 'w-[22%] py-1 text-right text-meta font-normal text-ink-3';
  return (
    <table className="tabular mt-4 w-full table-fixed border-collapse">
      <thead>
        <tr className="border-b border-line">
          <th scope="col" className="py-1 text-left font-strong wrap-anywhere">
            {words.countryName(texts.country)}
          </th>
          {Object.values(words.columns).map((column) => (
            <th key={column} scope="col" className={header}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sent.texts > 0 && (
          <Kind name={words.kinds.sent} count={sent} dollars={estimatedDollars({ ...none, sent })} />
        )}
        {unconfirmed.texts > 0 && (
          <Kind
            name={words.kinds.unconfirmed}
            count={unconfirmed}
            dollars={estimatedDollars({ ...none, unconfirmed })}
          />
        )}
        {received.texts > 0 && <Kind name={words.kinds.received} count={received} dollars={undefined} />}
      </tbody>
    </table>
  );
}

function Kind({
  name,
  count,
  dollars,
}: {
  readonly name: string;
  readonly count: TextCount;
  readonly dollars: number | undefined;
}) {
  return (
    <tr className="border-b border-line">
      <th scope="row" className="py-1.5 text-left font-normal text-ink-2">
        {name}
      </th>
      <td className="py-1.5 text-right">{words.count(count.texts)}</td>
      <td className="py-1.5 text-right">{words.count(count.parts)}</td>
      <td className={`py-1.5 text-right ${dollars === undefined ? 'text-meta text-ink-3' : ''}`}>
        {dollars === undefined ? words.unknownPrice : words.dollars(dollars)}
      </td>
    </tr>
  );
}

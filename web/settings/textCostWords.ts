import { americanPrice, dollarsOfPart } from '#shared/domain/textPrices.ts';

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const count = new Intl.NumberFormat('en-US');
const priceDay = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** Holds the sentences about the texts of a month and their price. */
export const textCostWords = {
  close: 'Close',
  month: 'Month',
  monthName: (month: string, isCurrent: boolean) =>
    new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${month}-01T00:00:00Z`),
    ) + (isCurrent ? ' (so far)' : ''),
  counting: 'Counting…',
  notCounted: 'The texts could not be counted.',
  tryAgain: 'Try again',
  noTexts: 'No texts in this month.',
  estimate: 'Sent texts',
  about: (sum: number) => (sum > 0 && sum < 0.01 ? 'Less than $0.01' : `About ${dollars.format(sum)}`),
  isEstimate: 'This is an estimate. The carrier’s invoice decides.',
  columns: { texts: 'Texts', parts: 'Parts', price: 'Price' },
  kinds: { sent: 'Sent', unconfirmed: 'Unconfirmed', received: 'Received' },
  countryName: (country: string | undefined) =>
    country === undefined
      ? 'Short codes and names'
      : (new Intl.DisplayNames('en-US', { type: 'region' }).of(country) ?? country),
  count: (number: number) => count.format(number),
  dollars: (sum: number) => (sum > 0 && sum < 0.01 ? '< $0.01' : dollars.format(sum)),
  unknownPrice: 'not known',
  notes: [
    'The carrier bills each part of a text that it accepted, whether or not the text arrived. A part holds 160 characters, or 70 with an emoji.',
    'Unconfirmed texts may have gone out. The estimate includes them.',
    `A part to an American number costs about $${dollarsOfPart(americanPrice)}: $${americanPrice.message} for the message and about $${americanPrice.networkFee} for the mobile network, as of ${priceDay.format(new Date(americanPrice.date))}.`,
    'Received texts, texts to other countries and the monthly fees of the number are not in the estimate.',
    'A text belongs to the month of its time in the thread, in the company’s time zone.',
  ],
} as const;

import type { CountryTexts } from './textCount.ts';

/** The carrier's price of a part in US dollars, with the date and the source of that price. */
export type PartPrice = {
  readonly message: number;
  /** The mobile network adds this. It differs between networks. */
  readonly networkFee: number;
  readonly date: string;
  readonly source: string;
};

/** The price of a text to an American number. */
export const americanPrice: PartPrice = {
  message: 0.00581,
  networkFee: 0.003,
  date: '2024-10-16',
  source: 'AWS End User Messaging SMS User Guide, "Monitoring with EventBridge", sample event',
};

/**
 * The prices of sent texts by country. A country that is not here is counted without a price, and so are received texts, because
 * no price list of the carrier with a date was found. To add one, read the carrier's pricing page and write its date beside it.
 */
const sentPrices: Readonly<Record<string, PartPrice>> = { US: americanPrice };

/** Returns the dollars for one part, with the fee of the mobile network. */
export function dollarsOfPart({ message, networkFee }: PartPrice): number {
  return Number((message + networkFee).toFixed(5));
}

/** Estimates the dollars for the sent and unconfirmed texts of a country; undefined when their price is not known. */
export function estimatedDollars({ country, sent, unconfirmed }: CountryTexts): number | undefined {
  const parts = sent.parts + unconfirmed.parts;
  const price = country === undefined ? undefined : sentPrices[country];
  return parts === 0 ? 0 : price && parts * dollarsOfPart(price);
}

import * as z from 'zod';
import type { Network } from './Network.ts';
import { pageOf, pageShape } from './pageOf.ts';
import { readRequest } from './readRequest.ts';
import { answer, type WireAnswer } from './wireAnswer.ts';

const Page = z.object(pageShape);

/** This account is out of the sandbox, so it may text every handset. */
const attributes = [{ Name: 'ACCOUNT_TIER', Value: 'PRODUCTION' }];

/** US dollars a month. */
const limit = { EnforcedLimit: 1000, MaxLimit: 1000, Overridden: false };
const limits = ['TEXT', 'MEDIA', 'VOICE', 'RCS', 'NOTIFY'].map((kind) => ({
  Name: `${kind}_MESSAGE_MONTHLY_SPEND_LIMIT`,
  ...limit,
}));

export async function describeAccountAttributes(_network: Network, sent: unknown): Promise<WireAnswer> {
  return pageUnder('AccountAttributes', attributes, sent);
}

export async function describeSpendLimits(_network: Network, sent: unknown): Promise<WireAnswer> {
  return pageUnder('SpendLimits', limits, sent);
}

function pageUnder(name: string, items: readonly unknown[], sent: unknown): WireAnswer {
  const read = readRequest(Page, sent);
  if ('refused' in read) return read.refused;
  const page = pageOf(items, read.input);
  return 'refused' in page ? page.refused : answer({ [name]: page.items, ...page.next });
}

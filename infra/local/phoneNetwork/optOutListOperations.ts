import * as z from 'zod';
import { listNameOf } from './listNameOf.ts';
import type { Network } from './Network.ts';
import { pageOf, pageShape } from './pageOf.ts';
import { readRequest, wireText } from './readRequest.ts';
import { answer, conflict, notFound, wireError, type WireAnswer } from './wireAnswer.ts';

const NewList = z.object({
  OptOutListName: wireText(1, 64, /^[A-Za-z0-9_-]+$/, 'takes letters, digits, and _ -'),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).optional(),
  ClientToken: wireText(1, 64, /^[!-~]+$/, 'takes visible ASCII').optional(),
});
const SomeLists = z.object({
  OptOutListNames: z
    .array(wireText(1, 256, /^[A-Za-z0-9_:/-]+$/, 'takes letters, digits, and _ : / -'))
    .max(5)
    .optional(),
  Owner: z.enum(['SELF', 'SHARED']).optional(),
  ...pageShape,
});

/**
 * "If the opt-out list name already exists, an error is returned." Source: CreateOptOutList, which does not
 * document the error.
 */
export async function createOptOutList(network: Network, sent: unknown): Promise<WireAnswer> {
  const read = readRequest(NewList, sent);
  if ('refused' in read) return read.refused;
  const { OptOutListName: list, Tags = [] } = read.input;
  if (network.ledger.optOuts.hasList(list)) {
    return conflict('RESOURCE_ALREADY_EXISTS', 'An opt-out list of this name already exists.', {
      ResourceType: 'opt-out-list',
      ResourceId: list,
    });
  }
  if (network.ledger.optOuts.lists().length >= network.maxOptOutLists) {
    return wireError(
      'ServiceQuotaExceededException',
      'The account has as many opt-out lists as it may have.',
      {
        Reason: 'OPT_OUT_LISTS_PER_ACCOUNT',
      },
    );
  }
  const at = new Date(network.now()).toISOString();
  await network.ledger.record({ kind: 'optOutList', list, at });
  return answer({ ...listFacts(network, list, at), Tags });
}

export async function describeOptOutLists(network: Network, sent: unknown): Promise<WireAnswer> {
  const read = readRequest(SomeLists, sent);
  if ('refused' in read) return read.refused;
  const { OptOutListNames, Owner } = read.input;
  const asked = OptOutListNames?.map(listNameOf);
  const unknown = asked?.find((name) => !network.ledger.optOuts.hasList(name));
  if (unknown !== undefined) return notFound('opt-out-list', unknown);
  const mine = Owner === 'SHARED' ? [] : network.ledger.optOuts.lists();
  const page = pageOf(
    mine.filter(([name]) => asked?.includes(name) ?? true),
    read.input,
  );
  if ('refused' in page) return page.refused;
  return answer({
    OptOutLists: page.items.map(([name, at]) => listFacts(network, name, at)),
    ...page.next,
  });
}

function listFacts({ arnPrefix }: Network, list: string, at: string) {
  return {
    OptOutListArn: `${arnPrefix}:opt-out-list/${list}`,
    OptOutListName: list,
    CreatedTimestamp: Date.parse(at) / 1000,
  };
}

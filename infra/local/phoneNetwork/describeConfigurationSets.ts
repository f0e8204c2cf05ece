import * as z from 'zod';
import { findConfigurationSet } from './ConfigurationSet.ts';
import type { Network } from './Network.ts';
import { pageOf, pageShape } from './pageOf.ts';
import { readRequest, wireText } from './readRequest.ts';
import { answer, notFound, type WireAnswer } from './wireAnswer.ts';

const Input = z.object({
  ConfigurationSetNames: z
    .array(wireText(1, 256, /^[A-Za-z0-9_:/-]+$/, 'takes letters, digits, and _ : / -'))
    .max(5)
    .optional(),
  ...pageShape,
});

export async function describeConfigurationSets(
  { configurationSets, arnPrefix }: Network,
  sent: unknown,
): Promise<WireAnswer> {
  const read = readRequest(Input, sent);
  if ('refused' in read) return read.refused;
  const { ConfigurationSetNames: asked } = read.input;
  const unknown = asked?.find((name) => !findConfigurationSet(configurationSets, name));
  if (unknown !== undefined) return notFound('configuration-set', unknown);
  const found =
    asked?.flatMap((name) => findConfigurationSet(configurationSets, name) ?? []) ?? configurationSets ?? [];
  const page = pageOf(found, read.input);
  if ('refused' in page) return page.refused;
  return answer({
    ConfigurationSets: page.items.map(({ name, eventTypes }) => ({
      ConfigurationSetArn: `${arnPrefix}:configuration-set/${name}`,
      ConfigurationSetName: name,
      EventDestinations: [
        { EventDestinationName: 'receipts', Enabled: true, MatchingEventTypes: eventTypes },
      ],
      CreatedTimestamp: 0,
    })),
    ...page.next,
  });
}

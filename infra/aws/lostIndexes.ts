import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';

/** The parts of an index that can be changed only by building it again. */
const Index = z.object({
  IndexName: z.string(),
  KeySchema: z.optional(z.unknown()),
  Projection: z.optional(z.unknown()),
});
const Properties = z.object({ GlobalSecondaryIndexes: z.optional(z.array(Index)) });
const Template = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.optional(z.unknown()) })),
});

/**
 * Returns one sentence for each index of a table that the new template lacks or would build again. CloudFormation does not call
 * that a replacement, so a rollback past a new index would delete it without a word. A table that goes away is not counted.
 */
export function lostIndexes(stack: string, before: string, after: string): readonly string[] {
  const next = indexesIn(after);
  return [...indexesIn(before)].flatMap(([table, indexes]) => {
    const kept = next.get(table);
    if (!kept) return [];
    return indexes
      .filter((index) => !kept.some((other) => isDeepStrictEqual(index, other)))
      .map(
        ({ IndexName }) =>
          `This deployment would delete the index ${IndexName} (${table} in ${stack}), and building it again takes hours. Nothing was changed. Restore shared/store/table.ts from the commit that was deployed last (infra/README.md, "Roll back"), and deploy again.`,
      );
  });
}

function indexesIn(template: string): ReadonlyMap<string, readonly z.infer<typeof Index>[]> {
  const { Resources } = Template.parse(JSON.parse(template));
  const tables = Object.entries(Resources).filter(([, { Type }]) => Type === 'AWS::DynamoDB::Table');
  return new Map(
    tables.map(([name, table]) => [name, Properties.parse(table.Properties).GlobalSecondaryIndexes ?? []]),
  );
}

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

/** Maps a shard id to the sequence number of the last handled record, or to `finishedShard`. */
export type Positions = Map<string, string>;

export const finishedShard = 'finished';

export type Checkpoints = {
  /** Change it in place, then call `changed`. */
  readonly positionsOf: (consumer: string) => Positions;
  readonly changed: () => void;
  readonly flush: () => void;
};

const CheckpointFile = z.object({
  streamArn: z.string(),
  consumers: z.record(z.string(), z.record(z.string(), z.string())),
});

const writeEveryMs = 100;

/**
 * Stores each consumer's checkpoint in a file. Writes at most every tenth of a second and does not sync: a
 * file that is behind, missing or from another stream makes records repeat and never skips one.
 */
export function openCheckpoints(file: string, streamArn: string): Checkpoints {
  const consumers = read(file, streamArn);
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const content = {
      streamArn,
      consumers: Object.fromEntries(
        [...consumers].map(([name, positions]) => [name, Object.fromEntries(positions)]),
      ),
    } satisfies z.infer<typeof CheckpointFile>;
    try {
      writeFileSync(`${file}.new`, JSON.stringify(content));
      renameSync(`${file}.new`, file);
    } catch {
      // A full disk stops the database, which reports it. A checkpoint that is behind is harmless.
    }
  }

  return {
    positionsOf(consumer) {
      const positions = consumers.get(consumer) ?? new Map<string, string>();
      consumers.set(consumer, positions);
      return positions;
    },
    changed: () => {
      timer ??= setTimeout(flush, writeEveryMs);
    },
    flush,
  };
}

function read(file: string, streamArn: string): Map<string, Positions> {
  const content = CheckpointFile.safeParse(parsed(file));
  if (!content.success || content.data.streamArn !== streamArn) return new Map();
  return new Map(
    Object.entries(content.data.consumers).map(([name, positions]) => [
      name,
      new Map(Object.entries(positions)),
    ]),
  );
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

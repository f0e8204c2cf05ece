/**
 * Reads, and lets `decide` write on condition that nothing changed since. `decide` returns undefined when its condition failed,
 * and then reads and decides again. Returns undefined when that happened `tries` times. A first read may be eventually
 * consistent if `decide` only writes on it: a refusal has no condition that fails, so it needs another attempt.
 */
export async function optimistically<Seen, Answer extends {}>(
  tries: number,
  read: (attempt: number) => Promise<Seen> | Seen,
  decide: (seen: Seen, attempt: number) => Promise<Answer | undefined> | Answer | undefined,
): Promise<Answer | undefined> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const answer = await decide(await read(attempt), attempt);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

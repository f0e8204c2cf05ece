/** Waits for this run's turn, then makes the request while no other run makes one. */
export type Turn = <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;

/**
 * Runs all runs concurrently, one request at a time. When every unfinished run waits for its turn, `order` decides which one
 * continues. So the same order gives the same interleaving on every machine.
 */
export async function interleave(
  runs: readonly ((turn: Turn) => Promise<void>)[],
  order: readonly number[],
): Promise<void> {
  const waiting: { readonly run: number; readonly go: () => void }[] = [];
  const unfinished = new Set(runs.keys());
  let asking = false;
  let turns = 0;

  function giveTurn(): void {
    if (asking || unfinished.size === 0) return;
    const ready = [...unfinished].filter((run) => waiting.some((each) => each.run === run));
    if (ready.length < unfinished.size) return;
    const chosen = ready[(order[turns] ?? 0) % ready.length];
    const [next] = waiting.splice(
      waiting.findIndex(({ run }) => run === chosen),
      1,
    );
    turns += 1;
    asking = true;
    next?.go();
  }

  const turnOf =
    (run: number): Turn =>
    async (ask) => {
      await new Promise<void>((go) => {
        waiting.push({ run, go });
        setImmediate(giveTurn);
      });
      try {
        return await ask();
      } finally {
        asking = false;
        setImmediate(giveTurn);
      }
    };

  await Promise.all(
    runs.map(async (act, run) => {
      try {
        await act(turnOf(run));
      } finally {
        unfinished.delete(run);
        setImmediate(giveTurn);
      }
    }),
  );
}

/** A built file of scripts, as the bundler describes it. */
export type Chunk = {
  readonly name: string;
  readonly fileName: string;
  readonly isEntry: boolean;
  readonly isDynamicEntry: boolean;
  /** The files that are loaded with this one. */
  readonly imports: readonly string[];
  readonly gzipBytes: number;
};

export type Weight = { readonly what: string; readonly bytes: number; readonly budget: number };

/** The files that a thread at its own address needs besides the first load. */
const conversation = ['Thread', 'ContactPanel'];

/**
 * In bytes after gzip. A file that is loaded later counts with what it brings along, beyond the first load, and beyond the
 * thread where it opens from there.
 */
const budgets = {
  home: 75_000,
  // The goal is 90 kB. Scheduling, the next inspection and the row of notices brought 4 kB that are not yet split off.
  conversation: 94_000,
  later: 25_000,
  // All the numbering plans of the world, when someone edits a number.
  readPhoneNumber: 30_000,
};

/** Weighs the scripts of the first load, of a conversation at its own address, and of everything that is loaded later. */
export function pageWeights(chunks: readonly Chunk[]): readonly Weight[] {
  const home = withImports(
    chunks,
    chunks.filter(({ isEntry }) => isEntry),
  );
  const parts = conversation.map((name) => {
    const found = chunks.find((chunk) => chunk.isDynamicEntry && chunk.name === name);
    if (!found) throw new Error(`No file is loaded for ${name}: name here what a conversation needs.`);
    return found;
  });
  const fromThread = withImports(chunks, parts);
  const loadedBefore = (chunk: Chunk) =>
    parts.some(({ fileName }) => chunk.imports.includes(fileName)) ? new Set([...home, ...fromThread]) : home;
  const later = chunks.filter((chunk) => chunk.isDynamicEntry && !parts.includes(chunk));
  return [
    { what: 'home board', bytes: bytesOf(home), budget: budgets.home },
    {
      what: 'conversation by its address',
      bytes: bytesOf(new Set([...home, ...fromThread])),
      budget: budgets.conversation,
    },
    ...later.map((chunk) => ({
      what: `${chunk.name}, when needed`,
      bytes: bytesOf(
        new Set([...withImports(chunks, [chunk])].filter((each) => !loadedBefore(chunk).has(each))),
      ),
      budget: chunk.name === 'readPhoneNumber' ? budgets.readPhoneNumber : budgets.later,
    })),
  ];
}

function withImports(chunks: readonly Chunk[], from: readonly Chunk[]): Set<Chunk> {
  const reached = new Set(from);
  for (const { imports } of reached) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) reached.add(chunk);
  }
  return reached;
}

function bytesOf(chunks: ReadonlySet<Chunk>): number {
  return [...chunks].reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
}

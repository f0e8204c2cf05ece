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

/** The files that the home board, and a thread at its own address, need besides the entry. */
const board = ['Board'];
const conversation = ['Thread', 'ContactPanel'];

/**
 * In bytes after gzip. A file that is loaded later counts with what it brings along, beyond the first load, and beyond the
 * thread where it opens from there.
 */
const budgets = {
  home: 75_000,
  conversation: 90_000,
  later: 25_000,
  // All the numbering plans of the world, when someone edits a number.
  readPhoneNumber: 30_000,
};

/** Weighs the scripts of the first load, of a conversation at its own address, and of everything that is loaded later. */
export function pageWeights(chunks: readonly Chunk[]): readonly Weight[] {
  const entry = withImports(
    chunks,
    chunks.filter(({ isEntry }) => isEntry),
  );
  const boardParts = partsNamed(chunks, board);
  const threadParts = partsNamed(chunks, conversation);
  const fromThread = new Set([...entry, ...withImports(chunks, threadParts)]);
  const loadedBefore = (chunk: Chunk) => {
    const brought = withImports(chunks, [chunk]);
    return threadParts.some((part) => brought.has(part)) ? fromThread : entry;
  };
  const shownFirst = [...boardParts, ...threadParts];
  const later = chunks.filter((chunk) => chunk.isDynamicEntry && !shownFirst.includes(chunk));
  return [
    {
      what: 'home board',
      bytes: bytesOf(new Set([...entry, ...withImports(chunks, boardParts)])),
      budget: budgets.home,
    },
    {
      what: 'conversation by its address',
      bytes: bytesOf(fromThread),
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

function partsNamed(chunks: readonly Chunk[], names: readonly string[]): readonly Chunk[] {
  return names.map((name) => {
    const found = chunks.find((chunk) => chunk.isDynamicEntry && chunk.name === name);
    if (!found) throw new Error(`No file is loaded for ${name}: name here what is shown first.`);
    return found;
  });
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

/** A piece of English in a file, with the line on which it starts. */
export type Prose = { readonly line: number; readonly words: string; readonly isLiteral?: true };

const comment = /(?<=^|[\s;{}(,])\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(,])\/\/[^\n]*/g;
const testName =
  /\b(?:test|it|describe)(?:\.\w+(?:<[^(]*>)?(?:\((?:[^()]|\([^()]*\))*\))?)*\(\s*(['"`])(.*?)(?<!\\)\1/g;
/** A string literal of one line with at least four words: a sentence of the page, a log or an error, or the name of a test's row. */
const sentence = /(['"`])((?=[^\n]*?[A-Za-z’',]+(?: [A-Za-z’',$({]+){3})(?:\\.|(?!\1)[^\\\n])*)\1/g;
const codeInMarkdown = /```[\s\S]*?```|`[^`\n]*`/g;

/** Finds comments, sentences and test names in code, and everything but code in Markdown. */
export function findProse(file: string, text: string): readonly Prose[] {
  if (file.endsWith('.md')) {
    const words = text.replaceAll(codeInMarkdown, (code) => code.replaceAll(/[^\n]/g, ' '));
    return words.split('\n').map((line, index) => ({ line: index + 1, words: line }));
  }
  const code = text.replaceAll(comment, (found) => found.replaceAll(/[^\n]/g, ' '));
  return [
    ...[...text.matchAll(comment)].map((found) => proseAt(text, found.index, found[0])),
    ...[...text.matchAll(testName)].map((found) => proseAt(text, found.index, found[2] ?? '')),
    ...[...code.matchAll(sentence)].map((found) => ({
      ...proseAt(text, found.index, found[2] ?? ''),
      isLiteral: true as const,
    })),
  ];
}

function proseAt(text: string, index: number, words: string): Prose {
  return { line: text.slice(0, index).split('\n').length, words: words.replaceAll(/\s*\n\s*\*?\s*/g, ' ') };
}

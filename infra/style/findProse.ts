/** A piece of English in a file, with the line on which it starts. */
export type Prose = { readonly line: number; readonly words: string };

const comment = /(?<=^|[\s;{}(,])\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(,])\/\/[^\n]*/g;
const testName =
  /\b(?:test|it|describe)(?:\.\w+(?:<[^(]*>)?(?:\((?:[^()]|\([^()]*\))*\))?)*\(\s*(['"`])(.*?)(?<!\\)\1/g;
const codeInMarkdown = /```[\s\S]*?```|`[^`\n]*`/g;

/** Finds comments and test names in code, and everything but code in Markdown. */
export function findProse(file: string, text: string): readonly Prose[] {
  if (file.endsWith('.md')) {
    const words = text.replaceAll(codeInMarkdown, (code) => code.replaceAll(/[^\n]/g, ' '));
    return words.split('\n').map((line, index) => ({ line: index + 1, words: line }));
  }
  return [
    ...[...text.matchAll(comment)].map((found) => proseAt(text, found.index, found[0])),
    ...[...text.matchAll(testName)].map((found) => proseAt(text, found.index, found[2] ?? '')),
  ];
}

function proseAt(text: string, index: number, words: string): Prose {
  return { line: text.slice(0, index).split('\n').length, words: words.replaceAll(/\s*\n\s*\*?\s*/g, ' ') };
}

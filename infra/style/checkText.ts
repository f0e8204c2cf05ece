import { findProse } from './findProse.ts';
import { riddle, rules, rulesOfComments } from './rules.ts';

/** Checks one file's comments, sentences and test names, or its Markdown. Returns a sentence for each phrase to rewrite. */
export function checkText(file: string, text: string): readonly string[] {
  return findProse(file, text).flatMap(({ line, words, isLiteral }) => [
    ...(riddle.test(words) ? [`${file}:${line} The comment has no verb: ${words.slice(0, 60)}`] : []),
    ...[...rules, ...(isLiteral ? [] : rulesOfComments)].flatMap(([phrase, instead]) => {
      const [found] = phrase.exec(words) ?? [];
      return found === undefined ? [] : [`${file}:${line} "${found}": ${instead}`];
    }),
  ]);
}

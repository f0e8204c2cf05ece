import { findProse } from './findProse.ts';
import { riddle, rules } from './rules.ts';

/** Checks one file's comments, test names or Markdown. Returns a sentence for each phrase to rewrite. */
export function checkText(file: string, text: string): readonly string[] {
  return findProse(file, text).flatMap(({ line, words }) => [
    ...(riddle.test(words) ? [`${file}:${line} The comment has no verb: ${words.slice(0, 60)}`] : []),
    ...rules.flatMap(([phrase, instead]) => {
      const [found] = phrase.exec(words) ?? [];
      return found === undefined ? [] : [`${file}:${line} "${found}": ${instead}`];
    }),
  ]);
}

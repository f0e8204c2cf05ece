import { matchedParts, typedWords } from '#shared/domain/searchWords.ts';

/** Marks the parts of a text that the typed words match. */
export function MatchedText({ text, typed }: { readonly text: string; readonly typed: string }) {
  return matchedParts(typedWords(typed), text).map((part, index) =>
    part.matched ? (
      <mark key={index} className="bg-transparent font-strong text-accent">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}

import { useEffect, useLayoutEffect, useState } from 'react';

/** The live regions of the page and of the open dialogs, the topmost last. */
const speakers: ((words: string) => void)[] = [];

/** Says something to people who listen instead of looking, after what they are hearing now. */
export function announce(words: string): void {
  // In a task of its own: a dialog that closes for the same reason takes its live region with it first.
  setTimeout(() => speakers.at(-1)?.(words));
}

/**
 * Renders the polite live region of the page, or of a modal dialog, outside of which nothing is announced. Repeated words are spoken
 * again, words that come at once are joined, and what was spoken is not repeated with them.
 */
export function Announcer() {
  const [lines, setLines] = useState<readonly string[]>([]);
  useLayoutEffect(() => {
    const speak = (words: string) => setLines((earlier) => [...earlier, words]);
    speakers.push(speak);
    return () => void speakers.splice(speakers.indexOf(speak), 1);
  }, []);
  useEffect(() => {
    if (lines.length === 0) return;
    const quiet = setTimeout(() => setLines([]), 4000);
    return () => clearTimeout(quiet);
  }, [lines]);
  return (
    <div role="status" aria-live="polite" aria-atomic="false" className="sr-only">
      {lines.map((words, index) => (
        <p key={index}>{words}</p>
      ))}
    </div>
  );
}

import { useEffect, useState } from 'react';

let speak: ((words: string) => void) | undefined;

/** Says something to people who listen instead of looking, after what they are hearing now. */
export function announce(words: string): void {
  speak?.(words);
}

/** Renders the one polite live region of the page. Repeated words are spoken again, words that come at once are joined, and what was spoken is not repeated with them. */
export function Announcer() {
  const [lines, setLines] = useState<readonly string[]>([]);
  useEffect(() => {
    speak = (words) => setLines((earlier) => [...earlier, words]);
    return () => {
      speak = undefined;
    };
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

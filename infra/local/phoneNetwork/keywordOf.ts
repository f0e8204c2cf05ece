/** Source: End User Messaging SMS User Guide, "Required opt-out keywords". */
const stopWords = new Set('ARRET CANCEL END OPT-OUT OPTOUT QUIT REMOVE STOP TD UNSUBSCRIBE'.split(' '));

/**
 * Returns the keyword that the carrier understands when opt-outs are left to it. The first word decides:
 * "Stop by at noon" opts a person out. START counts as a keyword that the company has set up for opting in.
 */
export function keywordOf(text: string): 'stop' | 'help' | 'start' | undefined {
  const [first = ''] = text
    .trim()
    .toUpperCase()
    .split(/[\s.,!?;:]/);
  if (stopWords.has(first)) return 'stop';
  if (first === 'HELP') return 'help';
  return first === 'START' || first === 'UNSTOP' ? 'start' : undefined;
}

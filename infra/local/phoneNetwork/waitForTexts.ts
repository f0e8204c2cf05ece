import type { Network } from './Network.ts';

/** Resolves when the handset shows at least this many texts, or when the time is over. */
export async function waitForTexts(
  { ledger, feed, closing }: Network,
  number: string,
  atLeast: number,
  milliseconds: number,
): Promise<void> {
  if (ledger.handsets.texts(number).length >= atLeast) return;
  await new Promise<void>((resolve) => {
    const stopListening = feed.listen((event) => {
      if (event.event === 'text' && ledger.handsets.texts(number).length >= atLeast) end();
    });
    const timer = setTimeout(end, milliseconds);
    closing.addEventListener('abort', end);
    function end(): void {
      stopListening();
      clearTimeout(timer);
      closing.removeEventListener('abort', end);
      resolve();
    }
  });
}

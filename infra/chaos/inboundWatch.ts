import type { Exchange } from './databaseProxy.ts';

/** The earliest start and the latest end, in milliseconds since 1970. */
export type Span = { readonly from: number; readonly to: number };

/** Observes when the functions stored each inbound text, by the clock of the run. */
export function inboundWatch() {
  const spans = new Map<string, Span>();
  return {
    observe({ operation, input, askedAt, answeredAt }: Exchange): void {
      if (operation !== 'TransactWriteItems') return;
      for (const { Put } of input['TransactItems'] as readonly Action[]) {
        const inboundMessageId = /^MSG#[^#]*#(.+)$/.exec(Put?.Item['sk']?.S ?? '')?.[1];
        if (inboundMessageId === undefined) continue;
        const from = spans.get(inboundMessageId)?.from ?? askedAt;
        spans.set(inboundMessageId, { from, to: answeredAt });
      }
    },
    /** Returns the time from the first attempt to store a text to the last one, which may have found it stored. */
    storedWithin: (inboundMessageId: string): Span | undefined => spans.get(inboundMessageId),
  };
}

type Action = { readonly Put?: { readonly Item: Readonly<Record<string, { readonly S?: string }>> } };

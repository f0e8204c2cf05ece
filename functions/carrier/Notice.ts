/** What was said on a topic, and when the topic got it: the only time that an inbound text has. */
export type Notice<Payload> = { readonly payload: Payload; readonly publishedAt: string };

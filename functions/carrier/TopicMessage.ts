/** What was said on a topic, and when the topic got it: the only time that an inbound text has. */
export type TopicMessage<Payload> = { readonly payload: Payload; readonly publishedAt: string };

/** A notice that is `unowned` is about nothing that we have, so a person must look at it. */
export type NoticeAnswer = 'done' | 'unowned';

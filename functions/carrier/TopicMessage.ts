/** A message on a topic, and when the topic received it, which is the only time that an inbound text has. */
export type TopicMessage<Payload> = { readonly payload: Payload; readonly publishedAt: string };

/** `unowned`: no company or message matches the topic message, so a person must look at it. */
export type TopicMessageAnswer = 'done' | 'unowned';

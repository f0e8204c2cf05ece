/** Sends data to the connections of open pages, and closes them. It is best effort and never rejects. */
export type LiveConnections = {
  readonly post: (connectionId: string, data: string) => Promise<'posted' | 'gone' | 'failed'>;
  readonly close: (connectionId: string) => Promise<void>;
};

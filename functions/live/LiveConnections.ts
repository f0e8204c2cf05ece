/** The open pages, as far as telling them something needs. Best effort: never rejects. */
export type LiveConnections = {
  readonly post: (connectionId: string, data: string) => Promise<'posted' | 'gone' | 'failed'>;
};

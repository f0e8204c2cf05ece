/** Connecting, a message or disconnecting on a live connection; the ticket comes with `$connect` only. */
export type SocketEvent = { readonly connectionId: string; readonly ticket: string | undefined };

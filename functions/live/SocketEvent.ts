/** An event of a live connection: connect, message or disconnect. Only `$connect` has the ticket. */
export type SocketEvent = { readonly connectionId: string; readonly ticket: string | undefined };

const pingMilliseconds = 40_000;
/** How often a hidden page pings to keep its connection open. API Gateway closes a connection after ten idle minutes. */
const keepAliveMilliseconds = 5 * 60_000;
const answerMilliseconds = 20_000;
const lookMilliseconds = 5000;
/** A message this recent proves the connection when the page becomes visible again. */
const recentMilliseconds = 5000;

type Connection = {
  readonly isOpen: () => boolean;
  readonly isVisible: () => boolean;
  readonly ping: () => void;
  /** Replaces a connection that no longer answers. */
  readonly replace: () => void;
};

/**
 * Detects a connection that looks open but is dead, within 70 seconds while the page is visible. Any message proves the
 * connection. After 40 idle seconds it pings the server, and after another 20 without an answer it replaces the connection.
 */
export function startHeartbeat({ isOpen, isVisible, ping, replace }: Connection) {
  let heardAt = Date.now();
  let askedAt: number | undefined;

  const ask = () => {
    askedAt ??= Date.now();
    ping();
  };
  const look = () => {
    if (!isOpen()) return received();
    const now = Date.now();
    if (askedAt !== undefined) {
      if (!isVisible() || now - askedAt < answerMilliseconds) return;
      askedAt = undefined;
      return replace();
    }
    if (now - heardAt >= (isVisible() ? pingMilliseconds : keepAliveMilliseconds)) ask();
  };
  const timer = setInterval(look, lookMilliseconds);

  function received(): void {
    heardAt = Date.now();
    askedAt = undefined;
  }

  return {
    /** Records that a message arrived, so the connection works. */
    received,
    /** Checks the connection immediately when the page becomes visible again. */
    check(): void {
      look();
      if (isOpen() && askedAt === undefined && Date.now() - heardAt > recentMilliseconds) ask();
    },
    stop: () => clearInterval(timer),
  };
}

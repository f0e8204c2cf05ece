const pingMilliseconds = 40_000;
/** API Gateway closes a connection after ten minutes of silence; a hidden page speaks only to keep its own. */
const keepAliveMilliseconds = 5 * 60_000;
const answerMilliseconds = 20_000;
const lookMilliseconds = 5000;
/** Word from the server this recent proves the connection when the page is looked at again. */
const recentMilliseconds = 5000;

type Connection = {
  readonly isOpen: () => boolean;
  readonly isVisible: () => boolean;
  readonly ping: () => void;
  /** Opens another connection in place of one that no longer answers. */
  readonly replace: () => void;
};

/**
 * Notices a connection that looks open but carries nothing, within 70 seconds while the page is visible. Anything that
 * arrives proves it; after 40 quiet seconds the server is asked to answer, and after another 20 it is replaced.
 */
export function startHeartbeat({ isOpen, isVisible, ping, replace }: Connection) {
  let heardAt = Date.now();
  let askedAt: number | undefined;

  const ask = () => {
    askedAt ??= Date.now();
    ping();
  };
  const look = () => {
    if (!isOpen()) return heard();
    const now = Date.now();
    if (askedAt !== undefined) {
      if (!isVisible() || now - askedAt < answerMilliseconds) return;
      askedAt = undefined;
      return replace();
    }
    if (now - heardAt >= (isVisible() ? pingMilliseconds : keepAliveMilliseconds)) ask();
  };
  const timer = setInterval(look, lookMilliseconds);

  function heard(): void {
    heardAt = Date.now();
    askedAt = undefined;
  }

  return {
    /** The server was heard: the connection works. */
    heard,
    /** Checks the connection at once, when somebody looks at the page again. */
    check(): void {
      look();
      if (isOpen() && askedAt === undefined && Date.now() - heardAt > recentMilliseconds) ask();
    },
    stop: () => clearInterval(timer),
  };
}

export type Signal = {
  /** Ends the current wait, or the next one if none is running. */
  readonly notify: () => void;
  readonly wait: (milliseconds: number) => Promise<void>;
};

/** A pause of one waiter that other code may end early. */
export function createSignal(): Signal {
  let notified = false;
  let wake = () => {};
  return {
    notify() {
      notified = true;
      wake();
    },
    async wait(milliseconds) {
      if (!notified) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      notified = false;
    },
  };
}

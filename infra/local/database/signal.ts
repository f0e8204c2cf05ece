export type Signal = {
  /** Ends the wait that goes on, or else the next one. */
  readonly notify: () => void;
  readonly wait: (milliseconds: number) => Promise<void>;
};

/** A pause that one waiter sleeps and anybody may end early. */
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

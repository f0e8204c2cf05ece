export type Alarm = {
  /** Ends the wait that goes on, or else the next one. */
  readonly ring: () => void;
  readonly wait: (milliseconds: number) => Promise<void>;
};

/** A pause that one waiter sleeps and anybody may end early. */
export function createAlarm(): Alarm {
  let rung = false;
  let wake = () => {};
  return {
    ring() {
      rung = true;
      wake();
    },
    async wait(milliseconds) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      rung = false;
    },
  };
}

/** A sleep that can be cut short. Waking somebody who is not asleep lets the next sleep end at once. */
export function createWaker(): { sleep: (milliseconds: number) => Promise<void>; wake: () => void } {
  let woken = false;
  let end: (() => void) | undefined;
  return {
    wake() {
      woken = true;
      end?.();
    },
    async sleep(milliseconds) {
      if (!woken) {
        await new Promise<void>((resolve) => {
          // A platform that nobody listens to any more must not keep its process alive.
          const timer = setTimeout(resolve, milliseconds).unref();
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      end = undefined;
      woken = false;
    },
  };
}

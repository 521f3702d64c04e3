/** Sleep that `wake` cuts short. A `wake` outside of a sleep is not lost: it ends the next sleep at once. */
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
          // A platform whose server has closed must not be kept alive by this timer.
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

const CALLS = 4;

let free = CALLS;
const waiting: (() => void)[] = [];

/** Lets a few calls of the list run at a time, so that what somebody waits for does not wait behind them. */
export async function inBackground<T>(call: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  else await new Promise<void>((begin) => waiting.push(begin));
  try {
    return await call();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}

const CALLS = 4;

let free = CALLS;
const waiting: (() => void)[] = [];

/**
 * Runs at most four calls of the list at a time, so that a request that a person waits for finds a free
 * connection.
 */
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

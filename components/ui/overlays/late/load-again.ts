import { type ComponentType, lazy } from "react";

/*
 * React's lazy remembers a failure for good. Here a part that did not come is asked for once more in the next attempt,
 * which begins when somebody presses "Try again", opens the same thing again, or is online again.
 */

let attempt = 0;
const waiting = new Set<() => void>();

/** The component to render now: the same one until it has failed and another attempt has begun. */
export function renewable<P extends object>(load: () => Promise<ComponentType<P>>): () => ComponentType<P> {
  let failedIn: number | undefined;
  const fresh = (): ComponentType<P> =>
    lazy(() =>
      load().then(
        (part) => ({ default: part }),
        (error: unknown) => {
          failedIn = attempt;
          throw error;
        },
      ),
    );
  let part = fresh();
  return () => {
    if (failedIn !== undefined && failedIn < attempt) {
      failedIn = undefined;
      part = fresh();
    }
    return part;
  };
}

/** Whatever failed so far may be asked for again. */
export function nextAttempt(): void {
  attempt += 1;
}

/** Calls back when everything that is missing is tried again. Returns a function that stops it. */
export function whenTriedAgain(again: () => void): () => void {
  waiting.add(again);
  return () => waiting.delete(again);
}

/** Tries everything again that is missing in the page. */
export function tryAgain(): void {
  nextAttempt();
  for (const again of [...waiting]) again();
}

/** Whether a part of the build did not come: no network, or a build that is no longer on the server. */
export function isLoadError(error: unknown): error is Error {
  return error instanceof Error && error.name === "ChunkLoadError";
}

/** Whether the server answers but has the file no longer, which a build never drops: there is a newer one. */
export async function isGone({ message }: Error): Promise<boolean> {
  const [file] = /\/_next\/\S+/.exec(message) ?? [];
  if (file === undefined) return false;
  return fetch(file, { method: "HEAD", cache: "no-store" }).then(
    ({ status }) => status === 404,
    () => false,
  );
}

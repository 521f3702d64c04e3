import { type ComponentType, lazy } from "react";

/*
 * React's lazy remembers a failure for good. This file asks for a failed part once more in each new
 * attempt. A press on "Try again", opening the same thing again, or the return of the network starts one.
 */

let attempt = 0;
const waiting = new Set<() => void>();

/** Component to render now. It stays the same until it has failed and a new attempt has begun. */
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

/** Begins a new attempt: every part that failed so far may be loaded again. */
export function nextAttempt(): void {
  attempt += 1;
}

/** Calls `again` when `tryAgain` runs. Returns a function that ends this. */
export function whenTriedAgain(again: () => void): () => void {
  waiting.add(again);
  return () => waiting.delete(again);
}

/** Loads every missing part of the page again. */
export function tryAgain(): void {
  nextAttempt();
  for (const again of [...waiting]) again();
}

/**
 * Tells whether a file of the build could not be loaded: no network, or a build that is no longer on the
 * server.
 */
export function isLoadError(error: unknown): error is Error {
  return error instanceof Error && error.name === "ChunkLoadError";
}

/**
 * Tells whether the server answers but no longer has the file. A build never drops a file, so a newer build
 * is installed.
 */
export async function isGone({ message }: Error): Promise<boolean> {
  const [file] = /\/_next\/\S+/.exec(message) ?? [];
  if (file === undefined) return false;
  return fetch(file, { method: "HEAD", cache: "no-store" }).then(
    ({ status }) => status === 404,
    () => false,
  );
}

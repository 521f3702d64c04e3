import { isReached, newerBuild, reaches, watchConnection } from "./connection";
import { reload } from "./leave";

const RELOADED = "switchboard-reloaded-for";

/**
 * Reloads a page that could not be loaded and so holds no input: once for each new build of the server, or
 * when the server answers again. Returns a function that ends this.
 */
export function reloadIfUpdated(): () => void {
  let away = false;
  const look = () => {
    if (!isReached()) away = true;
    else if (away || isFirstFor(newerBuild())) reload();
  };
  const stop = watchConnection(look);
  void reaches().then(look);
  return stop;
}

/** Reloads the page if the server can be reached. */
export async function reloadIfReached(): Promise<void> {
  if (await reaches()) reload();
}

function isFirstFor(build: string | undefined): boolean {
  try {
    if (build === undefined || window.sessionStorage.getItem(RELOADED) === build) return false;
    window.sessionStorage.setItem(RELOADED, build);
    return true;
  } catch {
    // Without a record of the reload, the page could reload for ever.
    return false;
  }
}

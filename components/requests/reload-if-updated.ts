import { isReached, newerBuild, reaches, watchConnection } from "./connection";
import { reload } from "./leave";

const RELOADED = "switchboard-reloaded-for";

/**
 * For a page that could not be loaded: nothing is typed on it, so it is loaded once more when the server has another
 * build, once for each, or when the server answers again. Returns a function that stops it.
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

/** Loads the page once more, if there is a server to load it from. */
export async function reloadIfReached(): Promise<void> {
  if (await reaches()) reload();
}

function isFirstFor(build: string | undefined): boolean {
  try {
    if (build === undefined || window.sessionStorage.getItem(RELOADED) === build) return false;
    window.sessionStorage.setItem(RELOADED, build);
    return true;
  } catch {
    // Without a memory it might be loaded for ever.
    return false;
  }
}

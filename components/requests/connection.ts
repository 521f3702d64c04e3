import { api } from "@/lib/paths";
import { BUILD_HEADER } from "@/lib/session/build";

/** State of the connection: whether the server answers, and whether it still runs this page's build. */
export type Connection = "online" | "updated" | "offline" | "unreachable";

const AGAIN_MS = 3_000;

let now: Connection = "online";
let newBuild: string | undefined;
let timer: ReturnType<typeof setTimeout>;
const listeners = new Set<() => void>();

export function connection(): Connection {
  return now;
}

/** Tells whether the server can be asked for pages. */
export function isReached(): boolean {
  return now === "online" || now === "updated";
}

/** Build of the server, if it is not this page's. */
export function newerBuild(): string | undefined {
  return newBuild;
}

export function watchConnection(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    // The browser may have gone offline before the first listener was added.
    if (!navigator.onLine) look();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener("online", look);
    window.removeEventListener("offline", look);
  };
}

/** Notes the build that has answered. */
export function answered({ headers }: Response): void {
  const build = headers.get(BUILD_HEADER);
  if (build === null || build === document.documentElement.dataset.build) return;
  newBuild = build;
  become("updated");
}

/**
 * Asks the server whether it answers: a browser may claim to be offline and reach a dashboard on the same
 * machine, or the reverse. Repeats every few seconds while the server does not answer or the browser claims
 * to be offline.
 */
export async function reaches(): Promise<boolean> {
  clearTimeout(timer);
  try {
    const response = await fetch(api.live, { cache: "no-store" });
    if (!response.ok) throw new Error(response.statusText);
    become(newBuild === undefined ? "online" : "updated");
    answered(response);
    // A request sent just before the network failed may still be answered: one success is no proof.
    if (!navigator.onLine) timer = setTimeout(look, AGAIN_MS);
    return true;
  } catch {
    become(navigator.onLine ? "unreachable" : "offline");
    timer = setTimeout(look, AGAIN_MS);
    return false;
  }
}

const look = () => void reaches();

function become(next: Connection): void {
  if (next === now) return;
  now = next;
  for (const listener of [...listeners]) listener();
}

/*
 * Which tab this is, for drafts: kept with the tab, so a reload is the same tab. A lock is held under its name as long as
 * the page lives, which tells a duplicated tab (it begins with a copy of the name) and a closed one apart.
 */

const KEY = "switchboard-tab";
/** How long a reload waits for the page before it to let go of its name. */
const WAIT_MS = 500;

let claimed: Promise<string> | undefined;

/** This tab's name. */
export function tabId(): Promise<string> {
  claimed ??= claim();
  return claimed;
}

/** Names of the tabs that are open now, this one among them. */
export async function openTabs(): Promise<ReadonlySet<string>> {
  const own = await tabId();
  // Without the Web Locks API every other tab counts as closed: its drafts are offered, and taken only on request.
  const held = "locks" in navigator ? (await navigator.locks.query()).held : [];
  return new Set([own, ...(held ?? []).map(({ name = "" }) => name.replace(`${KEY}:`, ""))]);
}

/** A name that no tab has. */
export function freshId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");
}

async function claim(): Promise<string> {
  const kept = stored();
  if (kept !== null && (await hold(kept, AbortSignal.timeout(WAIT_MS)))) return kept;
  const fresh = freshId();
  store(fresh);
  await hold(fresh);
  return fresh;
}

/** Holds the lock of a name, which nobody else has where no signal ends the wait. */
function hold(id: string, signal?: AbortSignal): Promise<boolean> {
  if (!("locks" in navigator)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const whileOpen = () => {
      resolve(true);
      return new Promise<never>(() => undefined);
    };
    navigator.locks.request(`${KEY}:${id}`, { signal }, whileOpen).catch(() => resolve(false));
  });
}

function stored(): string | null {
  try {
    return window.sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function store(id: string): void {
  try {
    window.sessionStorage.setItem(KEY, id);
  } catch {
    // Blocked: then every load of the page is a tab of its own.
  }
}

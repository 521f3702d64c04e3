/*
 * Name of this tab, for drafts. sessionStorage keeps it, so a reload keeps the name. The page holds a lock
 * on the name while it lives: a duplicated tab starts with a copy of the name but cannot get the lock, and
 * a closed tab has let go of it.
 */

const KEY = "switchboard-tab";
/** Longest wait of a reload for the previous page to release its name. */
const WAIT_MS = 500;

let claimed: Promise<string> | undefined;

/** Name of this tab. */
export function tabId(): Promise<string> {
  claimed ??= claim();
  return claimed;
}

/** Names of the open tabs, this one included. */
export async function openTabs(): Promise<ReadonlySet<string>> {
  const own = await tabId();
  // Without the Web Locks API every other tab counts as closed: its drafts are offered, and taken only on
  // request.
  const held = "locks" in navigator ? (await navigator.locks.query()).held : [];
  return new Set([own, ...(held ?? []).map(({ name = "" }) => name.replace(`${KEY}:`, ""))]);
}

/** Makes a name that no tab has. */
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

/**
 * Takes the lock of a name and holds it while the page lives. Resolves to false if `signal` ends the wait.
 */
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
    // Blocked storage: every load of the page then counts as a tab of its own.
  }
}

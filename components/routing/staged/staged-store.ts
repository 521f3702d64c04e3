import { draftText, parseDraft, type StagedByBot } from "@/lib/routing/draft";

const PREFIX = "switchboard-routing:";
const NONE: StagedByBot = new Map();
const PAST = 100;

/** Strategy that calls the listeners of a change: all at once, or in several tasks. */
export type Tell = (listeners: ReadonlySet<() => void>) => void;

const everyone: Tell = (listeners) => {
  for (const listener of listeners) listener();
};

/** Staged changes of one person, kept in the browser so that a reload, a new sign-in or another tab finds them. */
export type StagedStore = {
  get: () => StagedByBot;
  /** Replaces all changes. `remember: false` clears the undo history, as after a save. */
  set: (next: StagedByBot, options?: { remember?: boolean; tell?: Tell | undefined }) => void;
  /** Undoes the last edit; false if there is none. */
  undo: (tell?: Tell) => boolean;
  subscribe: (listener: () => void) => () => void;
};

/** Empty value for server rendering, which cannot read the browser's storage. */
export const nothingStaged = () => NONE;

const WRITE_WITHIN_MS = 1_000;

function write(key: string, staged: StagedByBot): void {
  try {
    if (staged.size === 0) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, draftText(staged));
  } catch {
    // A full or blocked storage must not stop anyone from editing.
  }
}

/**
 * Writes when the page is idle, and at the latest when it is left: thousands of changes take a while to
 * write.
 */
function createWriter(key: string, get: () => StagedByBot): () => void {
  let asked: number | undefined;
  const now = () => {
    if (asked === undefined) return;
    window.cancelIdleCallback?.(asked);
    asked = undefined;
    write(key, get());
  };
  window.addEventListener("pagehide", now);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && now());
  return () => {
    if (asked !== undefined) return;
    asked = 0;
    if (typeof window.requestIdleCallback === "function") {
      asked = window.requestIdleCallback(now, { timeout: WRITE_WITHIN_MS });
    } else now();
  };
}

function createStore(key: string): StagedStore {
  const listeners = new Set<() => void>();
  let past: StagedByBot[] = [];
  let current: StagedByBot | undefined;
  const read = (): StagedByBot => {
    try {
      return parseDraft(window.localStorage.getItem(key));
    } catch {
      return NONE;
    }
  };
  const get = () => {
    current ??= read();
    return current;
  };
  const askToWrite = createWriter(key, get);
  const put = (next: StagedByBot, tell = everyone) => {
    current = next;
    askToWrite();
    tell(listeners);
  };
  // Another tab of the same person may edit the same changes.
  window.addEventListener("storage", (event) => {
    if (event.key !== key) return;
    current = read();
    past = [];
    everyone(listeners);
  });
  return {
    get,
    set: (next, { remember = true, tell } = {}) => {
      past = remember ? [...past.slice(1 - PAST), get()] : [];
      put(next, tell);
    },
    undo: (tell) => {
      const before = past.at(-1);
      if (before === undefined) return false;
      past = past.slice(0, -1);
      put(before, tell);
      return true;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const stores = new Map<string, StagedStore>();

/** Store of one person on one license, shared by all callers in the page. */
export function stagedStore(session: { license_id: number; email: string }): StagedStore {
  const key = `${PREFIX}${session.license_id}:${session.email}`;
  const store = stores.get(key) ?? createStore(key);
  stores.set(key, store);
  return store;
}

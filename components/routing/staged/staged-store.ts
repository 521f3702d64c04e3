import { draftText, parseDraft, type StagedByBot } from "@/lib/routing/draft";

const PREFIX = "switchboard-routing:";
const NONE: StagedByBot = new Map();
const PAST = 100;

/** How those who show something staged are told that it has changed. */
export type Tell = (listeners: ReadonlySet<() => void>) => void;

const everyone: Tell = (listeners) => {
  for (const listener of listeners) listener();
};

/** Staged changes of one person, kept in the browser so that a reload, a new sign-in or another tab finds them. */
export type StagedStore = {
  get: () => StagedByBot;
  /** `remember: false` for what cannot be undone, such as a save. */
  set: (next: StagedByBot, options?: { remember?: boolean; tell?: Tell | undefined }) => void;
  /** Takes the last edit back; false when there is none. */
  undo: (tell?: Tell) => boolean;
  subscribe: (listener: () => void) => () => void;
};

/** Nothing is known of the browser's storage while the server renders. */
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

/** Writes when the page has nothing better to do, and at the latest when it is left: a write of thousands of changes takes a while. */
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
  // Another tab of the same person edits the same changes.
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

/** The store of one person on one license. */
export function stagedStore(session: { license_id: number; email: string }): StagedStore {
  const key = `${PREFIX}${session.license_id}:${session.email}`;
  const store = stores.get(key) ?? createStore(key);
  stores.set(key, store);
  return store;
}

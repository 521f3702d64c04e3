type Load = () => Promise<unknown>;

const cold = new Set<Load>();
let begun = false;

/**
 * Loads a part before it is needed: a second after the first sign of use, one part after the other. It does
 * not compete with the page's own load, and is skipped where data is expensive.
 */
export function warm(load: Load): void {
  if (typeof window === "undefined") return;
  cold.add(load);
  if (begun) return;
  begun = true;
  const stop = new AbortController();
  const used = () => {
    stop.abort();
    window.setTimeout(() => void loadAll(), IDLE_MS);
  };
  for (const sign of ["pointermove", "pointerdown", "keydown"]) {
    window.addEventListener(sign, used, { signal: stop.signal, passive: true });
  }
}

/** Wait after the first sign of use, in milliseconds, so that the press itself is served first. */
const IDLE_MS = 1_000;

async function loadAll(): Promise<void> {
  if (!navigator.onLine || savesData()) return;
  for (const load of cold) {
    cold.delete(load);
    await load().catch(() => undefined);
  }
}

/** Tells whether the browser asks to save data. Browsers without this API never do. */
function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return connection?.saveData === true || /2g/.test(connection?.effectiveType ?? "");
}

type Load = () => Promise<unknown>;

const cold = new Set<Load>();
let begun = false;

/**
 * Loads a part in good time: after the first sign of use, when the browser has nothing else to do, one after the other.
 * Not before, so that it does not compete with the page; not where data is dear.
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

/** Long enough for what was pressed to come first. */
const IDLE_MS = 1_000;

async function loadAll(): Promise<void> {
  if (!navigator.onLine || savesData()) return;
  for (const load of cold) {
    cold.delete(load);
    await load().catch(() => undefined);
  }
}

/** Said by the browsers that know it. */
function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return connection?.saveData === true || /2g/.test(connection?.effectiveType ?? "");
}

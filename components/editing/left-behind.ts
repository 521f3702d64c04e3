/*
 * Traces of a person's work in this browser: drafts of forms, staged changes, an import, samples. All keys
 * have the form `switchboard-<kind>:<license>:<email>`, with a further part after a colon where there are
 * several.
 */

type Person = { license_id: number; email: string };

const SAMPLE = "switchboard-sample:";

/** Storage keys of a person's unfinished work, and of the samples that filters were tested with. */
export function leftBy({ license_id, email }: Person): { drafts: string[]; samples: string[] } {
  const mine = `:${license_id}:${email}`;
  const found = storedKeys().filter((key) => {
    const [, rest] = /^switchboard-[a-z]+(:.*)$/s.exec(key) ?? [];
    return rest === mine || rest?.startsWith(`${mine}:`);
  });
  const samples = found.filter((key) => key.startsWith(SAMPLE));
  return { drafts: found.filter((key) => !samples.includes(key)), samples };
}

/** Removes the keys, and tells this tab too, whose pages may hold their values in memory. */
export function forget(keys: readonly string[]): void {
  for (const key of keys) {
    window.localStorage.removeItem(key);
    // Browsers send storage events to other tabs only.
    window.dispatchEvent(new StorageEvent("storage", { key, storageArea: window.localStorage }));
  }
}

/** Storage key of the sample that a person tested last for an action. */
export function sampleKey({ license_id, email }: Person, action: string): string {
  return `${SAMPLE}${license_id}:${email}:${action}`;
}

function storedKeys(): string[] {
  try {
    return Object.keys(window.localStorage);
  } catch {
    return [];
  }
}

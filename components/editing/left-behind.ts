/*
 * What a person leaves in this browser: drafts of forms, staged moves, an import, samples. All are kept under
 * `switchboard-<what>:<license>:<email>`, with more behind a colon where there are several.
 */

type Person = { license_id: number; email: string };

const SAMPLE = "switchboard-sample:";

/** Where what a person has left is kept: work that is not finished, and samples that filters were tested with. */
export function leftBy({ license_id, email }: Person): { drafts: string[]; samples: string[] } {
  const mine = `:${license_id}:${email}`;
  const found = storedKeys().filter((key) => {
    const [, rest] = /^switchboard-[a-z]+(:.*)$/s.exec(key) ?? [];
    return rest === mine || rest?.startsWith(`${mine}:`);
  });
  const samples = found.filter((key) => key.startsWith(SAMPLE));
  return { drafts: found.filter((key) => !samples.includes(key)), samples };
}

/** Forgets it, here too where a page has it in mind. */
export function forget(keys: readonly string[]): void {
  for (const key of keys) {
    window.localStorage.removeItem(key);
    // Other tabs are told by the browser, this one is not.
    window.dispatchEvent(new StorageEvent("storage", { key, storageArea: window.localStorage }));
  }
}

/** Where the sample is kept that a person tested last for an action. */
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

/** What a half-filled form leaves in the tab's storage, so that a reload or a new sign-in finds it again. */

const PREFIX = "switchboard-draft:";

/** Where the draft of one page is kept: apart for each license and person who uses this tab. */
export function draftKey(session: { license_id: number; email: string }, page: string): string {
  return `${PREFIX}${session.license_id}:${session.email}:${page}`;
}

/**
 * The top-level fields that differ from what the form started with. Only these are kept, so that a restored draft
 * does not take back what someone else has changed meanwhile in a field that was not touched.
 */
export function changedFields<T extends object>(values: T, defaults: object | undefined): Partial<T> {
  const started = new Map<string, unknown>(Object.entries(defaults ?? {}));
  const changed = Object.entries(values).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(started.get(name)),
  );
  return Object.fromEntries(changed) as Partial<T>;
}

/** The kept fields that the form still has, or nothing. Storage that is blocked or damaged holds nothing. */
export function readDraft<T extends object>(key: string, form: T): Partial<T> | undefined {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(key) ?? "null");
    if (typeof kept !== "object" || kept === null) return undefined;
    const known = Object.entries(kept).filter(([name]) => Object.hasOwn(form, name));
    return known.length > 0 ? (Object.fromEntries(known) as Partial<T>) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the fields; with none, forgets the draft. */
export function writeDraft(key: string, fields: object): void {
  try {
    if (Object.keys(fields).length === 0) window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, JSON.stringify(fields));
  } catch {
    // A full or blocked storage must not stop anyone from typing.
  }
}

import { z } from "zod";
import { sameJson } from "@/lib/text/stable-json";

/*
 * Drafts of half-filled forms in this browser, apart for each license, person, page and tab: two tabs that
 * edit one bot keep two drafts. They survive a reload, the end of a session, signing out, and the end of
 * the browser.
 */

const PREFIX = "switchboard-draft:";
/** Most drafts in one browser, and their longest age. The oldest go first. */
export const MAX_DRAFTS = 20;
const MAX_AGE_MS = 14 * 24 * 60 * 60 * 1000;

export type Draft<T = object> = {
  /** Time of the last edit, in milliseconds since 1970. */
  at: number;
  /** Task of the form: "Edit Pizza Bot". */
  title: string;
  /** The version that the form started from, and the typed values; both without secrets. */
  base: T;
  values: T;
};

export type KeptDraft<T = object> = Draft<T> & { key: string; page: string; tab: string };

type Person = { license_id: number; email: string };

/** Storage key of the draft of one page and tab. */
export function draftKey(person: Person, page: string, tab: string): string {
  return `${personKey(person)}${page}#${tab}`;
}

function personKey({ license_id, email }: Person): string {
  return `${PREFIX}${license_id}:${email}:`;
}

/**
 * Top-level fields that differ from the form's starting values. Restoring only these keeps a draft from
 * undoing changes that others made to untouched fields.
 */
export function changedFields<T extends object>(values: T, defaults: object | undefined): Partial<T> {
  const started = new Map<string, unknown>(Object.entries(defaults ?? {}));
  const changed = Object.entries(values).filter(([name, value]) => !sameJson(value, started.get(name)));
  return Object.fromEntries(changed) as Partial<T>;
}

/** A person's drafts in this browser, newest first, of one page or of all. Blocked storage yields none. */
export function listDrafts(person: Person, page?: string): KeptDraft[] {
  const prefix = personKey(person);
  return drafts()
    .filter(({ key }) => key.startsWith(prefix))
    .map((draft) => ({ ...draft, ...placeOf(draft.key.slice(prefix.length)) }))
    .filter((draft) => page === undefined || draft.page === page);
}

/**
 * Reads a draft as values of this form; missing fields come from `form`. Undefined if the draft has no
 * known field or fails the schema: another version of the product may have written it.
 */
export function asForm<T extends object>(
  { base, values }: Draft,
  form: T,
  schema: z.ZodType<T>,
): { base: T; values: T } | undefined {
  const fill = (kept: object) => ({ ...form, ...known(kept, form) });
  if (Object.keys(known(values, form)).length === 0) return undefined;
  // Filled, not parsed: drafts are compared as text, in which the order of the fields counts.
  const filled = { base: fill(base), values: fill(values) };
  return Object.values(filled).every((kept) => schema.safeParse(kept).success) ? filled : undefined;
}

/** Stores a draft, and deletes drafts that are too old or too many. */
export function writeDraft(key: string, draft: Draft): void {
  try {
    window.localStorage.setItem(key, JSON.stringify(draft));
    const kept = drafts();
    const expired = kept.filter(({ at }, index) => index >= MAX_DRAFTS || draft.at - at > MAX_AGE_MS);
    for (const { key } of expired) window.localStorage.removeItem(key);
  } catch {
    // A full or blocked storage must not stop anyone from typing.
  }
}

export function removeDraft(key: string): void {
  try {
    window.localStorage.removeItem(key);
  } catch {
    // Blocked storage holds no draft.
  }
}

function drafts(): (Draft & { key: string })[] {
  try {
    const keys = Array.from({ length: window.localStorage.length }, (_, index) =>
      window.localStorage.key(index),
    );
    return keys
      .filter((key) => key?.startsWith(PREFIX))
      .flatMap((key) => {
        const draft = key === null ? undefined : parse(window.localStorage.getItem(key));
        return key === null || draft === undefined ? [] : [{ ...draft, key }];
      })
      .toSorted((a, b) => b.at - a.at);
  } catch {
    return [];
  }
}

const fieldsSchema = z.record(z.string(), z.unknown());
const draftSchema = z.object({
  // Upper bound of a Date.
  at: z.number().min(0).max(8.64e15),
  title: z.string(),
  base: fieldsSchema,
  values: fieldsSchema,
});

function parse(text: string | null): Draft | undefined {
  try {
    return draftSchema.safeParse(JSON.parse(text ?? "null")).data;
  } catch {
    return undefined;
  }
}

function placeOf(rest: string): { page: string; tab: string } {
  const end = rest.lastIndexOf("#");
  return { page: rest.slice(0, end), tab: rest.slice(end + 1) };
}

function known<T extends object>(kept: object, form: T): Partial<T> {
  return Object.fromEntries(Object.entries(kept).filter(([name]) => Object.hasOwn(form, name))) as Partial<T>;
}

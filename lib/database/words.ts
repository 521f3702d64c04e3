/* Messages about a failing database. Error pages load this file in the browser, so it imports nothing. */

/** `silent` passes by itself; the other failures last until the operator repairs something. */
export type Trouble = "silent" | "full" | "read_only" | "damaged" | "broken";

/** Messages for the user whose request needed the database. */
export const TROUBLE_WORDS: Record<Trouble, string> = {
  silent: "The database does not answer. Try again in a moment.",
  full: "The disk of the database is full, so nothing more can be saved. The operator of this server must make room.",
  read_only:
    "The database can be read but not written, so nothing can be saved. The operator of this server must allow writing.",
  damaged: "The database is damaged. The operator of this server must restore it from a backup.",
  broken: "The disk of the database does not work. The operator of this server must check it.",
};

/** Values of `Retry-After`, in seconds. */
export const TROUBLE_RETRY_SECONDS: Record<Trouble, number> = {
  silent: 5,
  full: 60,
  read_only: 60,
  damaged: 60,
  broken: 60,
};

/** Digest that tells the browser why a page failed: Next sends nothing else of a server's error. */
export function digestOf(trouble: Trouble): string {
  return `database-${trouble}`;
}

/** Message for a page that failed with this digest; undefined when the database was not the cause. */
export function digestWords(digest: string | undefined): string | undefined {
  const known = Object.entries(TROUBLE_WORDS).find(([trouble]) => digest === `database-${trouble}`);
  return known?.[1];
}

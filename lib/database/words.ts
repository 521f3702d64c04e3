/* What is said of a database that cannot do what it is to. Pages that failed read it: nothing else is here. */

/** `silent` passes by itself; the others last until whoever runs this program has done something. */
export type Trouble = "silent" | "full" | "read_only" | "damaged" | "broken";

/** What a person is told who asked for something that needs the database. */
export const TROUBLE_WORDS: Record<Trouble, string> = {
  silent: "The database does not answer. Try again in a moment.",
  full: "The disk of the database is full, so nothing more can be saved. Whoever runs this server has to make room.",
  read_only:
    "The database can be read but not written, so nothing can be saved. Whoever runs this server has to allow it.",
  damaged: "The database is damaged. Whoever runs this server has to restore it from a backup.",
  broken: "The disk of the database does not work. Whoever runs this server has to look at it.",
};

/** After how many seconds it is worth asking again. */
export const TROUBLE_RETRY_SECONDS: Record<Trouble, number> = {
  silent: 5,
  full: 60,
  read_only: 60,
  damaged: 60,
  broken: 60,
};

/** By this, a page that failed on the server tells the browser why: of an error, only its digest gets there. */
export function digestOf(trouble: Trouble): string {
  return `database-${trouble}`;
}

/** What to say of a page that failed with a digest; undefined when it was not for the database. */
export function digestWords(digest: string | undefined): string | undefined {
  const known = Object.entries(TROUBLE_WORDS).find(([trouble]) => digest === `database-${trouble}`);
  return known?.[1];
}

import { visible } from "@/lib/text/unseen";
import { troubleOf } from "./trouble";
import type { Trouble } from "./words";

/** The database as a message names it: its file, or its URL with the environment variable that sets it. */
export type Place = { file: string } | { url: string; variable: string };

const FILES: Record<string, Trouble> = {
  EACCES: "read_only",
  EPERM: "read_only",
  EROFS: "read_only",
  ENOSPC: "full",
  EDQUOT: "full",
  EIO: "broken",
};

/** Says in one or two sentences why a program cannot start with this database or file, and what to do. */
export function cannotOpen(error: unknown, place: Place): string {
  const found = causes(error);
  // Kysely throws this for a database with a migration that this version does not have.
  if (found.some(({ message }) => message.startsWith("corrupted migrations"))) {
    return `${nameOf(place)} was used by a newer version of this program. Start that version, or restore a backup from before.`;
  }
  const trouble = found.map((one) => troubleOf(one) ?? FILES[codeOf(one)]).find(Boolean);
  const [first] = found;
  if (trouble === undefined) return `${nameOf(place)} cannot be opened: ${visible(reasonOf(first))}`;
  return "file" in place ? fileWords(trouble, place.file) : serverWords(trouble, place, codeOf(found.at(-1)));
}

function fileWords(trouble: Trouble, file: string): string {
  switch (trouble) {
    case "silent":
      return `The database file ${file} is locked by another program. End that program, then start again.`;
    case "full":
      return `The database file ${file} cannot be written: the disk is full. Make room, then start again.`;
    case "read_only":
      return `The database file ${file} cannot be written: the disk, the folder or the file is read-only for this user. Allow it, or set DATA_DIR to another folder.`;
    case "damaged":
      return `The database file ${file} is damaged. Restore it from a backup, or move it away to begin with an empty one.`;
    case "broken":
      return `The database file ${file} cannot be read or written: the disk does not work. Restore it on another disk.`;
  }
}

function serverWords(trouble: Trouble, place: Extract<Place, { url: string }>, code: string): string {
  const name = nameOf(place);
  switch (trouble) {
    case "silent":
      return `${name} does not answer${code === "" ? "" : ` (${code})`}. Start it, or correct ${place.variable}.`;
    case "full":
      return `${name} has no room left on its disk. Make room, then start again.`;
    case "read_only":
      return `${name} can only be read. Set ${place.variable} to a server that can be written.`;
    case "damaged":
    case "broken":
      return `${name} says that its files are damaged (${code}). Restore it from a backup.`;
  }
}

/** Names the database without the password of its URL, which must not reach a log. */
function nameOf(place: Place): string {
  if ("file" in place) return `The database file ${place.file}`;
  if (!URL.canParse(place.url)) return "The database";
  const { host, pathname } = new URL(place.url);
  return `The database ${host}${pathname}`;
}

/** An error followed by the chain of its causes. */
function causes(error: unknown): Error[] {
  const found: Error[] = [];
  for (let one = error; one instanceof Error && found.length < 10; one = one.cause) {
    found.push(
      one,
      ...(one instanceof AggregateError ? one.errors.filter((each) => each instanceof Error) : []),
    );
  }
  return found;
}

function codeOf(error: Error | undefined): string {
  return error && "code" in error && typeof error.code === "string" ? error.code : "";
}

function reasonOf(error: Error | undefined): string {
  return error?.message || "for an unknown reason";
}

import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import type { Lines, Position } from "./timeline";

/** Lines of the journal that one statement looks at, at most: SQLite is read in the thread that serves everybody. */
export const WINDOW = 2_000;
/** Lines that one request looks at, at most, in each of the two tables. */
export const LOOKED_AT = 20_000;

/** What of the timeline is asked for by time: from a moment on, before another, and what is older than a place. */
export type Span = { from?: number; to?: number; after?: Position };
/** A part of it that one statement may look at, down to a place, or to its end. */
export type Window = Span & { last: Position | undefined };

/**
 * A span in windows, as far as one request looks; others are served between them.
 * @param lines what an index finds, without conditions that are compared line by line
 */
export async function* windowsOf(lines: Lines, { from, to, after }: Span): AsyncGenerator<Window, void> {
  const isInside = after && (to === undefined || after.at < to);
  let rest: Span = isInside ? { from, after } : { from, to };
  for (let looked = 0; looked < LOOKED_AT; looked += WINDOW) {
    const last = await within(lines, { ...rest, last: undefined })
      .select(["at", "id"])
      .orderBy("at", "desc")
      .orderBy("id", "desc")
      .offset(WINDOW - 1)
      .limit(1)
      .executeTakeFirst();
    yield { ...rest, last };
    if (last === undefined) return;
    rest = { from, after: last };
    await nextTurn();
  }
}

/** Lines inside a window. With one condition at each end, since a database takes either of two for its index. */
export function within(lines: Lines, { from, to, after, last }: Window): Lines {
  let rows = lines;
  if (after) rows = rows.where(sql<boolean>`(at, id) < (${after.at}, ${after.id})`);
  else if (to !== undefined) rows = rows.where("at", "<", to);
  if (last) return rows.where(sql<boolean>`(at, id) >= (${last.at}, ${last.id})`);
  return from === undefined ? rows : rows.where("at", ">=", from);
}

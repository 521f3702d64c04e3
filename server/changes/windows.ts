import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import type { Lines, Position } from "./timeline";

/** Most lines of the journal in one statement: SQLite is read in the thread that serves all requests. */
export const WINDOW = 2_000;
/** Most lines that one request looks at, in each of the two tables. */
export const LOOKED_AT = 20_000;

/** Part of the timeline: at or after `from`, before `to`, and older than the position `after`. */
export type Span = { from?: number; to?: number; after?: Position };
/** Part of a span for one statement: down to the position `last`, or to the span's end without one. */
export type Window = Span & { last: Position | undefined };

/**
 * Splits a span into windows, up to LOOKED_AT lines; other requests are served in between.
 * @param lines with conditions that an index answers only (keysOf)
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

/** Lines inside a window. One condition for each end: of two, a database may choose the wrong one for its index. */
export function within(lines: Lines, { from, to, after, last }: Window): Lines {
  let rows = lines;
  if (after) rows = rows.where(sql<boolean>`(at, id) < (${after.at}, ${after.id})`);
  else if (to !== undefined) rows = rows.where("at", "<", to);
  if (last) return rows.where(sql<boolean>`(at, id) >= (${last.at}, ${last.id})`);
  return from === undefined ? rows : rows.where("at", ">=", from);
}

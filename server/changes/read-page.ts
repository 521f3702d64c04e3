import "server-only";
import type { ChangesReply, TimelineItem } from "@/lib/changes/api";
import type { ChangesFilter } from "@/lib/changes/filter";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import { maskedItem } from "@/server/journal/masked-item";
import { replacementsOf, type StepOf } from "./replacements-of";
import { entryOf } from "./rows";
import { takingBack } from "./take-back/taken-back";
import { keysOf, linesOf, narrowed, type Position, type Source, SOURCES, type TimelineRow } from "./timeline";
import { windowsOf, within } from "./windows";

type Asked = { session: Session; filter: ChangesFilter; cursor: string | undefined; limit: number };
type Page = Pick<ChangesReply, "items" | "next" | "looked_back_to">;

/**
 * Items older than a cursor, newest first, and the cursor of the next page. A page looks at a limited number of entries,
 * so it may have fewer items than `limit` although there is a next page.
 */
export async function readPage(asked: Asked): Promise<Page> {
  const { session, limit } = asked;
  const found = await Promise.all(SOURCES.map((source) => look(source, asked)));
  // Rows older than the place where one table's reading stopped are dropped: that table may have newer unread rows.
  const [border] = found.flatMap(({ reached }) => reached ?? []).sort(newestFirst);
  const rows = found
    .flatMap(({ rows }) => rows)
    .filter((row) => border === undefined || newestFirst(row, border) <= 0)
    .sort(newestFirst);
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? shown.at(-1) : border;
  return {
    items: await itemsOf(session, shown),
    next: next ? `${next.at}_${next.id}` : null,
    looked_back_to: rows.length > limit ? null : (border?.at ?? null),
  };
}

function newestFirst(one: Position, other: Position): number {
  if (one.at !== other.at) return other.at - one.at;
  return one.id === other.id ? 0 : one.id < other.id ? 1 : -1;
}

/** Matching rows of one table, at most `limit` + 1, and the position where reading stopped; undefined at the table's end. */
async function look(
  source: Source,
  { session, filter, cursor, limit }: Asked,
): Promise<{ rows: TimelineRow[]; reached: Position | undefined }> {
  const keyed = narrowed(linesOf(await database(), source, session), keysOf(filter));
  const rows: TimelineRow[] = [];
  let reached: Position | undefined;
  const { from, to } = filter;
  for await (const window of windowsOf(keyed, { from, to, after: positionOf(cursor) })) {
    const more = await narrowed(within(keyed, window), filter)
      .selectAll()
      .orderBy("at", "desc")
      .orderBy("id", "desc")
      .limit(limit + 1 - rows.length)
      .execute();
    rows.push(...more);
    reached = rows.length > limit ? rows.at(-1) : window.last;
    if (rows.length > limit) break;
  }
  return { rows, reached };
}

function positionOf(cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  const [at = "", id = ""] = cursor.split("_");
  return { at: Number(at), id };
}

async function itemsOf(session: Session, rows: readonly TimelineRow[]): Promise<TimelineItem[]> {
  const [backs, steps] = await Promise.all([takenBack(session, rows), replacementsOf(session, rows)]);
  return rows.map((row) => maskedItem(session.licenseId, itemOf(row, backs, steps.get(row.id))));
}

type TakenBack = Map<string | null, { id: string; at: number; email: string }>;

function itemOf(row: TimelineRow, backs: TakenBack, step: StepOf | undefined): TimelineItem {
  const { kind } = row;
  if (kind !== "reveal") {
    const replacement = step ? { id: step.id, outcome: step.outcome } : null;
    return { ...entryOf({ ...row, kind }), taken_back_by: backs.get(row.id) ?? null, replacement };
  }
  const object = { kind: row.object_kind, id: row.object_id, name: row.object_name };
  return { kind, id: row.id, at: row.at, email: row.email, object };
}

/** Completed take-backs of the given entries, by entry id. */
async function takenBack(session: Session, rows: readonly TimelineRow[]): Promise<TakenBack> {
  const backs = await takingBack(
    session,
    rows.map(({ id }) => id),
  );
  const done = backs.filter(({ result }) => result === "done");
  return new Map(done.map(({ id, at, email, takes_back }) => [takes_back, { id, at, email }]));
}

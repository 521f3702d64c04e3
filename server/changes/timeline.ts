import "server-only";
import { type RawBuilder, sql } from "kysely";
import type { ChangesFilter, ItemKind } from "@/lib/changes/filter";
import type { ObjectKind } from "@/lib/changes/entry";
import { covers } from "@/lib/contract/scopes";
import { wordsOf } from "@/lib/text/fold";
import type { Session } from "@/server/sign-in/session-rows";
import type { Database } from "@/server/database/schema";
import type { ChangeRow } from "./rows";

/** Row of the timeline: an entry of the journal, or a reveal of a secret. */
export type TimelineRow = Omit<ChangeRow, "kind"> & { kind: ItemKind };

/** The two tables behind the timeline. Each is read along its own index; rows are merged by time. */
export const SOURCES = ["changes", "secret_reveals"] as const;
export type Source = (typeof SOURCES)[number];

/** Place in the timeline; reading continues with older lines. */
export type Position = { at: number; id: string };

const COLUMNS = [
  "id",
  "license_id",
  "client_id",
  "sid",
  "email",
  "at",
  "object_kind",
  "object_id",
  "object_name",
  "kind",
  "before",
  "after",
  "alike",
  "result",
  "message",
  "request_id",
  "finished_at",
  "live_at",
  "operation_id",
  "operation_kind",
  "takes_back",
  "name_folded",
  "rest_folded",
] as const satisfies readonly (keyof TimelineRow)[];

/**
 * Selects rows of a table as lines of the timeline: only of the session's license, and only of kinds that
 * its permissions show.
 */
export function linesOf(db: Database, source: Source, session: Session) {
  const lines =
    source === "changes"
      ? db.selectFrom("changes").select(COLUMNS).$castTo<TimelineRow>()
      : db
          .selectFrom("secret_reveals as reveal")
          .select(COLUMNS.map((column) => (REVEAL[column] ?? sql`null`).as(column)))
          .$castTo<TimelineRow>();
  return db
    .selectFrom(lines.as("line"))
    .where("license_id", "=", session.licenseId)
    .where("object_kind", "in", visibleKinds(session));
}

export type Lines = ReturnType<typeof linesOf>;

/**
 * Picks the conditions of a filter that an index answers. Only these may stand in a statement with a limit
 * on the lines it reads; all others are compared line by line.
 */
export function keysOf(filter: ChangesFilter): ChangesFilter {
  const { entry, operation, id, result, email } = filter;
  if (entry !== undefined || operation !== undefined || id !== undefined) return { entry, operation, id };
  // Most entries are done, so an index on that finds nothing faster. A database would use only one of two indexes.
  return result !== undefined && result !== "done" ? { result } : { email };
}

/** Narrows lines to the ones that match a filter, except for its dates, which windows.ts applies. */
export function narrowed(lines: Lines, filter: ChangesFilter): Lines {
  const { q, object, id, kind, result, email, operation, entry } = filter;
  let rows = lines;
  if (object !== undefined) rows = rows.where("object_kind", "=", object);
  if (id !== undefined) rows = rows.where("object_id", "=", id);
  if (kind !== undefined) rows = rows.where("kind", "=", kind);
  if (result !== undefined) rows = rows.where("result", "=", result);
  if (email !== undefined) rows = rows.where("email", "=", email);
  if (operation !== undefined) rows = rows.where("operation_id", "=", operation);
  if (entry !== undefined) rows = rows.where("id", "=", entry);
  for (const word of wordsOf(q ?? "")) rows = rows.where(containing(word));
  return rows;
}

/** Kinds of objects whose history this person may see. */
function visibleKinds({ granted }: Session): ObjectKind[] {
  return [
    ...(covers(granted, "agents-bot--my:read") ? (["bot"] as const) : []),
    ...(covers(granted, "webhooks--my:read") ? (["webhook"] as const) : []),
  ];
}

/**
 * Expression for a column of the journal's last entry about the same object, or `otherwise` if there is
 * none.
 */
function ofLastEntry(column: "object_name" | "name_folded", otherwise: RawBuilder<unknown>) {
  return sql`coalesce((select ${sql.ref(`c.${column}`)} from changes as c where c.license_id = reveal.license_id
    and c.object_kind = reveal.object_kind and c.object_id = reveal.object_id order by c.at desc limit 1),
    ${otherwise})`;
}

/** Expressions for the columns that a reveal fills; the other columns are null. */
const REVEAL: Partial<Record<(typeof COLUMNS)[number], RawBuilder<unknown>>> = {
  id: sql.ref("reveal.id"),
  license_id: sql.ref("reveal.license_id"),
  email: sql.ref("reveal.email"),
  at: sql.ref("reveal.at"),
  object_kind: sql.ref("reveal.object_kind"),
  object_id: sql.ref("reveal.object_id"),
  object_name: ofLastEntry("object_name", sql.ref("reveal.object_id")),
  kind: sql`'reveal'`,
  name_folded: ofLastEntry("name_folded", sql`''`),
  // For ids and email addresses `lower` gives the same text as the folding of search-text.ts.
  rest_folded: sql`lower(reveal.object_id || ' ' || reveal.email)`,
};

function containing(word: string) {
  const pattern = `%${word.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
  return sql<boolean>`(name_folded like ${pattern} escape '\\' or rest_folded like ${pattern} escape '\\')`;
}

import "server-only";
import { type RawBuilder, sql } from "kysely";
import type { Session } from "@/server/auth/session-rows";
import type { ChangesFilter, ItemKind } from "@/lib/changes/filter";
import type { ObjectKind } from "@/lib/changes/entry";
import { covers } from "@/lib/contract/scopes";
import { wordsOf } from "@/lib/text/fold";
import { database } from "@/server/database/database";
import type { ChangeRow } from "./rows";

/** A row of the timeline: a change, or somebody's look at a secret. */
export type TimelineRow = Omit<ChangeRow, "kind"> & { kind: ItemKind };

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

/** What of the timeline this person may see and asks for; `except` leaves one filter out. */
export async function timeline(session: Session, filter: ChangesFilter, except?: keyof ChangesFilter) {
  const db = await database();
  const changes = db
    .selectFrom("changes")
    .select(COLUMNS)
    .where("license_id", "=", session.licenseId)
    .$castTo<TimelineRow>();
  const reveals = db
    .selectFrom("secret_reveals as reveal")
    .select(COLUMNS.map((column) => (REVEAL[column] ?? sql`null`).as(column)))
    .where("license_id", "=", session.licenseId)
    .$castTo<TimelineRow>();
  let rows = db
    .selectFrom(changes.unionAll(reveals).as("timeline"))
    .where("object_kind", "in", visibleKinds(session));
  const wanted = { ...filter };
  if (except) delete wanted[except];
  const { q, object, id, kind, result, email, operation, entry, from, to } = wanted;
  if (object !== undefined) rows = rows.where("object_kind", "=", object);
  if (id !== undefined) rows = rows.where("object_id", "=", id);
  if (kind !== undefined) rows = rows.where("kind", "=", kind);
  if (result !== undefined) rows = rows.where("result", "=", result);
  if (email !== undefined) rows = rows.where("email", "=", email);
  if (operation !== undefined) rows = rows.where("operation_id", "=", operation);
  if (entry !== undefined) rows = rows.where("id", "=", entry);
  if (from !== undefined) rows = rows.where("at", ">=", from);
  if (to !== undefined) rows = rows.where("at", "<", to);
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

/** What a column is of the journal's last entry about the same object, or something else where there is none. */
function ofLastEntry(column: "object_name" | "name_folded", otherwise: RawBuilder<unknown>) {
  return sql`coalesce((select ${sql.ref(`c.${column}`)} from changes as c where c.license_id = reveal.license_id
    and c.object_kind = reveal.object_kind and c.object_id = reveal.object_id order by c.at desc limit 1),
    ${otherwise})`;
}

/** What a look at a secret says of itself; nothing for the rest. */
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
  // Ids and addresses: what folding does to them, databases do as well.
  rest_folded: sql`lower(reveal.object_id || ' ' || reveal.email)`,
};

function containing(word: string) {
  const pattern = `%${word.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
  return sql<boolean>`(name_folded like ${pattern} escape '\\' or rest_folded like ${pattern} escape '\\')`;
}

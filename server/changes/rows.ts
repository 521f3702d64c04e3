import "server-only";
import type { Selectable } from "kysely";
import type { ChangeEntry, ObjectState } from "@/lib/changes/entry";
import type { Tables } from "@/server/database/schema";

export type ChangeRow = Selectable<Tables["changes"]>;

/** Parses a state of a row. */
export function stateOf(text: string | null): ObjectState | null {
  return text === null ? null : (JSON.parse(text) as ObjectState);
}

/** Entry for the browser, from its row. */
export function entryOf(row: ChangeRow): ChangeEntry {
  const { operation_id: id, operation_kind: kind } = row;
  return {
    id: row.id,
    at: row.at,
    email: row.email,
    object: { kind: row.object_kind, id: row.object_id, name: row.object_name },
    kind: row.kind,
    before: stateOf(row.before),
    after: stateOf(row.after),
    result: row.result,
    message: row.message,
    request_id: row.request_id,
    finished_at: row.finished_at,
    live_at: row.live_at,
    operation: id !== null && kind !== null ? { id, kind } : null,
    takes_back: row.takes_back,
  };
}

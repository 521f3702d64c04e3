import "server-only";
import { randomUUID } from "node:crypto";
import type { ChangeKind, ChangeResult, ObjectKind, ObjectState, Operation } from "@/lib/changes/entry";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import { sql } from "kysely";
import { fold } from "@/lib/text/fold";
import type { Session } from "@/server/sign-in/session-rows";
import { databaseClock, later } from "@/server/database/clock";
import { database } from "@/server/database/database";
import { searchTexts } from "@/server/database/search-text";

/** Reason for a change: the request that asked for it, its operation, and the entry that it takes back. */
export type Cause = {
  requestId: string;
  operation?: Operation;
  /** Entry of the journal that this change takes back. */
  takesBack?: string;
};

/** Change to one bot or webhook, described before the API is asked for it. */
export type Change = {
  object: { kind: ObjectKind; id: string | null; name: string };
  kind: ChangeKind;
  before: ObjectState | null;
  after: ObjectState | null;
  /** Ids of equal objects that exist before a creation, so that its own object can be told from them. */
  alike?: readonly string[];
};

/**
 * Writes an entry for a change and returns the entry's id. Must be called before the API is asked: a
 * process that dies between leaves an entry that can be reconciled.
 */
export async function openEntry(session: Session, cause: Cause, change: Change): Promise<string> {
  const id = randomUUID();
  const { object, kind, alike = [] } = change;
  const { before, after } = keptStates(change);
  const searched = {
    object_id: object.id,
    object_name: object.name.slice(0, MAX_NAME_KEPT),
    email: session.email,
    before,
    after,
    request_id: cause.requestId,
  };
  const db = await database();
  await db
    .insertInto("changes")
    .values({
      ...searched,
      ...searchTexts(searched),
      id,
      license_id: session.licenseId,
      client_id: session.clientId,
      sid: session.sid,
      at: databaseClock(db)(),
      object_kind: object.kind,
      kind,
      alike: JSON.stringify(alike),
      result: "under_way",
      message: null,
      finished_at: null,
      live_at: null,
      operation_id: cause.operation?.id ?? null,
      operation_kind: cause.operation?.kind ?? null,
      takes_back: cause.takesBack ?? null,
    })
    .execute();
  return id;
}

/** Longest object name in the journal, in characters: more than any list shows. */
const MAX_NAME_KEPT = 1000;
/** Longest state in the journal, as characters of JSON; bots and webhooks in practice stay far below. */
export const MAX_STATE_LENGTH = 256 * 1024;

/** Returns both states as JSON, or neither when one is too long: half a change cannot be taken back. */
function keptStates({
  before,
  after,
}: Pick<Change, "before" | "after">): Pick<SearchedStates, "before" | "after"> {
  const kept = { before: before && JSON.stringify(before), after: after && JSON.stringify(after) };
  const isTooLong = Object.values(kept).some((text) => text !== null && text.length > MAX_STATE_LENGTH);
  return isTooLong ? { before: null, after: null } : kept;
}

type SearchedStates = Parameters<typeof searchTexts>[0];

export type Settled = {
  result: Exclude<ChangeResult, "under_way">;
  message?: string;
  /** Id of a created object. */
  objectId?: string;
  /** Time at which the change took effect, by the database's clock; now if left out. */
  at?: number;
};

/** Writes the result of a change into its entry. An entry with a certain result keeps it. */
export async function settleEntry(id: string, { result, message, objectId, at }: Settled) {
  const db = await database();
  const moment = at === undefined ? databaseClock(db)() : sql<number>`cast(${at} as bigint)`;
  await db
    .updateTable("changes")
    .set({
      result,
      message: message ?? null,
      finished_at: moment,
      live_at: result === "done" ? later(moment, PROPAGATION_SECONDS * 1000) : null,
      ...(objectId === undefined
        ? {}
        : { object_id: objectId, rest_folded: sql`coalesce(rest_folded, '') || ${` ${fold(objectId)}`}` }),
    })
    .where("id", "=", id)
    .where("result", "in", ["under_way", "unknown"])
    .execute();
}

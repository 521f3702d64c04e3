import "server-only";
import type { ChangedBy } from "@/lib/bots/api";
import type { ObjectState } from "@/lib/changes/entry";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import { sameJson } from "@/lib/text/stable-json";

/** Entries of the journal to search, newest first: a form's base is not older than its draft. */
const ENTRIES = 50;

/**
 * Finds who gave fields of a bot their current values, as far as the journal knows: changes outside of
 * Switchboard are not in it.
 */
export async function whoChanged(
  session: Session,
  { id, state }: { id: string; state: ObjectState },
  fields: readonly string[],
): Promise<ChangedBy> {
  const rows = await (await database())
    .selectFrom("changes")
    .select(["email", "at", "before", "after"])
    .where("license_id", "=", session.licenseId)
    .where("object_kind", "=", "bot")
    .where("object_id", "=", id)
    .where("kind", "=", "update")
    .where("result", "=", "done")
    .orderBy("at", "desc")
    .limit(ENTRIES)
    .execute();
  const entries = rows.map(({ email, at, before, after }) => ({
    who: { email, at: Number(at) },
    before: stateOf(before),
    after: stateOf(after),
  }));
  const found = fields.flatMap((field) => {
    const entry = entries.find(({ before, after }) => !sameJson(before[field], after[field]));
    return entry && sameJson(entry.after[field], state[field]) ? [[field, entry.who] as const] : [];
  });
  return Object.fromEntries(found);
}

function stateOf(text: string | null): ObjectState {
  return text === null ? {} : (JSON.parse(text) as ObjectState);
}

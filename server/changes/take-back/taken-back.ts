import "server-only";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import { replacementsOf } from "../replacements-of";
import type { ChangeRow } from "../rows";

export type TakingBack = Pick<ChangeRow, "id" | "at" | "email" | "takes_back" | "result">;

/**
 * Entries that have taken these back, or may have, oldest first. Failed ones are left out, and so are the
 * steps of a replacement that was rolled back, since their effect is gone.
 */
export async function takingBack(session: Session, ids: readonly string[]): Promise<TakingBack[]> {
  if (ids.length === 0) return [];
  const rows = await (await database())
    .selectFrom("changes")
    .select(["id", "at", "email", "takes_back", "result", "kind", "object_kind", "object_id"])
    .where("license_id", "=", session.licenseId)
    .where("takes_back", "in", ids)
    .where("result", "!=", "failed")
    .orderBy("at")
    .execute();
  const steps = await replacementsOf(session, rows);
  return rows.filter(({ id }) => steps.get(id)?.outcome !== "rolled_back");
}

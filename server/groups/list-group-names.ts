import "server-only";
import type { GroupNamesReply } from "@/lib/groups/api";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";

/** Lists the names that the team of a license gave to its groups. */
export async function listGroupNames(session: Session): Promise<GroupNamesReply> {
  const rows = await (await database())
    .selectFrom("group_names")
    .select(["group_id", "name"])
    .where("license_id", "=", session.licenseId)
    .orderBy("group_id")
    .execute();
  return { names: Object.fromEntries(rows.map(({ group_id, name }) => [String(group_id), name])) };
}

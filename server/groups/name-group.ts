import "server-only";
import type { GroupNamesReply, NameGroupInput } from "@/lib/groups/api";
import { groupIdSchema } from "@/lib/contract/bots";
import type { Session } from "@/server/auth/session-rows";
import { sameText } from "@/lib/text/fold";
import { database } from "@/server/database/database";
import { InputError, SafeError } from "@/server/errors";
import { listGroupNames } from "./list-group-names";

/**
 * Gives a group a name, or takes it away with an empty one, for everybody of the license. Two groups whose names
 * look the same would make every sentence about them ambiguous, so that is refused.
 */
export async function nameGroup(
  session: Session,
  typed: string,
  { name }: NameGroupInput,
): Promise<GroupNamesReply> {
  const groupId = groupIdOf(typed);
  const { names } = await listGroupNames(session);
  const taken = Object.entries(names).find(([id, other]) => Number(id) !== groupId && sameText(other, name));
  if (taken) throw new InputError([{ path: "name", message: `Group ${taken[0]} is called ${name} already` }]);
  const db = await database();
  if (name === "") {
    await db
      .deleteFrom("group_names")
      .where("license_id", "=", session.licenseId)
      .where("group_id", "=", groupId)
      .execute();
  } else {
    const values = { name, email: session.email, at: Date.now() };
    await db
      .insertInto("group_names")
      .values({ license_id: session.licenseId, group_id: groupId, ...values })
      .onConflict((conflict) => conflict.columns(["license_id", "group_id"]).doUpdateSet(values))
      .execute();
  }
  return listGroupNames(session);
}

function groupIdOf(typed: string): number {
  const { success, data } = groupIdSchema.safeParse(/^\d+$/.test(typed) ? Number(typed) : undefined);
  if (!success) throw new SafeError("not_found", "No group has this number.");
  return data;
}

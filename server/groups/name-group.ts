import "server-only";
import type { GroupNamesReply, NameGroupInput } from "@/lib/groups/api";
import { groupIdSchema } from "@/lib/contract/bots";
import type { Session } from "@/server/sign-in/session-rows";
import { fold } from "@/lib/text/fold";
import { database } from "@/server/database/database";
import { isDuplicate } from "@/server/database/is-duplicate";
import { InputError, SafeError } from "@/server/errors";
import { listGroupNames } from "./list-group-names";

/** Attempts to write a name while other requests claim and release the same one. */
const TRIES = 5;

/**
 * Gives a group a name for all people on the license, or removes it when the name is empty.
 * @throws InputError when another group has a name that looks the same: sentences about the two would be
 * ambiguous
 */
export async function nameGroup(
  session: Session,
  typed: string,
  { name }: NameGroupInput,
): Promise<GroupNamesReply> {
  const groupId = groupIdOf(typed);
  if (name === "") {
    await (await database())
      .deleteFrom("group_names")
      .where("license_id", "=", session.licenseId)
      .where("group_id", "=", groupId)
      .execute();
    return listGroupNames(session);
  }
  for (let tries = 1; ; tries++) {
    await refuseTaken(session, groupId, name);
    try {
      await write(session, groupId, name);
      return listGroupNames(session);
    } catch (error) {
      // The next check names the group that won, unless it has given the name up again.
      if (!isDuplicate(error) || tries === TRIES) throw error;
    }
  }
}

/** Compares with all names, not only with keys: duplicates from before the unique key have none. */
async function refuseTaken({ licenseId }: Session, groupId: number, name: string): Promise<void> {
  const db = await database();
  const rows = await db
    .selectFrom("group_names")
    .select(["group_id", "name", "name_key"])
    .where("license_id", "=", licenseId)
    .where("group_id", "!=", groupId)
    .execute();
  const key = fold(name);
  const taken = rows.find((row) => fold(row.name) === key);
  if (taken) {
    throw new InputError([{ path: "name", message: `Group ${taken.group_id} is already called ${name}` }]);
  }
  const stale = rows.find((row) => row.name_key === key);
  if (!stale) return;
  // A process of an older Switchboard renamed this group without updating its key.
  await db
    .updateTable("group_names")
    .set({ name_key: null })
    .where("license_id", "=", licenseId)
    .where("group_id", "=", stale.group_id)
    .where("name", "=", stale.name)
    .execute();
}

async function write({ licenseId, email }: Session, groupId: number, name: string): Promise<void> {
  const values = { name, name_key: fold(name), email, at: Date.now() };
  await (await database())
    .insertInto("group_names")
    .values({ license_id: licenseId, group_id: groupId, ...values })
    .onConflict((conflict) => conflict.columns(["license_id", "group_id"]).doUpdateSet(values))
    .execute();
}

function groupIdOf(typed: string): number {
  const { success, data } = groupIdSchema.safeParse(/^\d+$/.test(typed) ? Number(typed) : undefined);
  if (!success) throw new SafeError("not_found", "No group has this number.");
  return data;
}

import type { Transaction } from "kysely";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import type { ConfigurationChangeTable, Tables } from "./schema";

export type Change = Omit<ConfigurationChangeTable, "version">;

/**
 * Notes how a webhook or bot is from now on, in the transaction that makes it so. The license's row stays locked until
 * the commit, so that versions become visible in their order: a reader that has seen one has seen all before it.
 */
export async function recordChange(transaction: Transaction<Tables>, change: Change): Promise<void> {
  const { configuration_version: version } = await transaction
    .updateTable("licenses")
    .set(({ eb }) => ({ configuration_version: eb("configuration_version", "+", 1) }))
    .where("id", "=", change.license_id)
    .returning("configuration_version")
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto("configuration_changes")
    .values({ ...change, version })
    .execute();
  await forgetSuperseded(transaction, change);
}

/** Deletes changes of a target from before one that is in effect even at the longest delay. */
async function forgetSuperseded(transaction: Transaction<Tables>, change: Change): Promise<void> {
  await transaction
    .deleteFrom("configuration_changes")
    .where("license_id", "=", change.license_id)
    .where("target_id", "=", change.target_id)
    .where("version", "<", ({ selectFrom }) =>
      selectFrom("configuration_changes")
        .select(({ fn }) => fn.max("version").as("version"))
        .where("license_id", "=", change.license_id)
        .where("target_id", "=", change.target_id)
        .where("changed_at", "<=", change.changed_at - PROPAGATION_SECONDS * 1000),
    )
    .execute();
}

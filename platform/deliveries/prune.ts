import type { Database } from "../database/schema";
import type { DeliveryOptions } from "./options";

/** Forgets finished deliveries that are old or more than a license keeps, and pushes without any left. */
export async function pruneDeliveries(
  database: Database,
  now: number,
  { retention, retained }: Pick<DeliveryOptions, "retention" | "retained">,
): Promise<void> {
  await database
    .deleteFrom("deliveries")
    .where("status", "<>", "pending")
    .where("created_at", "<", now - retention)
    .execute();
  for (const { id } of await database.selectFrom("licenses").select("id").execute()) {
    const oldestKept = await database
      .selectFrom("deliveries")
      .select("position")
      .where("license_id", "=", id)
      .orderBy("position", "desc")
      .offset(retained - 1)
      .limit(1)
      .executeTakeFirst();
    if (oldestKept === undefined) continue;
    await database
      .deleteFrom("deliveries")
      .where("status", "<>", "pending")
      .where("license_id", "=", id)
      .where("position", "<", oldestKept.position)
      .execute();
  }
  await database
    .deleteFrom("pushes")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom("deliveries").select("position").whereRef("deliveries.push_id", "=", "pushes.id")),
      ),
    )
    .execute();
}

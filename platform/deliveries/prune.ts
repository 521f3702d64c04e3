import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "../database/schema";
import type { DeliveryOptions } from "./options";

/** Rows that one statement takes away: SQLite does so in the thread that serves everybody. */
const AT_ONCE = 500;

/** Forgets finished deliveries that are old or more than a license keeps, and pushes without any left. */
export async function pruneDeliveries(
  database: Database,
  now: number,
  { retention, retained }: Pick<DeliveryOptions, "retention" | "retained">,
): Promise<void> {
  for (const { id } of await database.selectFrom("licenses").select("id").execute()) {
    const firstTooMany = await database
      .selectFrom("deliveries")
      .select("position")
      .where("license_id", "=", id)
      .orderBy("position", "desc")
      .offset(retained)
      .limit(1)
      .executeTakeFirst();
    await forget(database, { license: id, until: firstTooMany?.position ?? 0, before: now - retention });
  }
}

type Bounds = { license: number; until: number; before: number };

/** Goes through positions, which are the order of creation, until one is neither too old nor one too many. */
async function forget(database: Database, { license, until, before }: Bounds): Promise<void> {
  for (let position = 0, more = true; more; ) {
    const rows = await database
      .selectFrom("deliveries")
      .select(["position", "status", "push_id", "created_at"])
      .where("license_id", "=", license)
      .where("position", ">", position)
      .orderBy("position")
      .limit(AT_ONCE)
      .execute();
    const over = rows.filter((row) => row.position <= until || row.created_at < before);
    await remove(
      database,
      over.filter(({ status }) => status !== "pending"),
    );
    position = rows.at(-1)?.position ?? position;
    more = over.length === AT_ONCE;
    await nextTurn();
  }
}

async function remove(
  database: Database,
  rows: readonly { position: number; push_id: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  const positions = rows.map(({ position }) => position);
  await database.deleteFrom("deliveries").where("position", "in", positions).execute();
  const pushes = [...new Set(rows.map(({ push_id }) => push_id))];
  await database
    .deleteFrom("pushes")
    .where("id", "in", pushes)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom("deliveries").select("position").whereRef("deliveries.push_id", "=", "pushes.id")),
      ),
    )
    .execute();
}

import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "../database/schema";
import { GONE_KEPT_MS } from "./live-configuration";
import type { DeliveryOptions } from "./options";

/** Rows that one statement deletes. While it runs, SQLite blocks the thread that serves all requests. */
const AT_ONCE = 500;

/** Deletes all rows of webhooks and bots that were deleted or logged out more than GONE_KEPT_MS ago. */
export async function pruneChangeLog(database: Database, now: number): Promise<void> {
  for (;;) {
    const gone = await database
      .selectFrom("configuration_changes as last")
      .select(["license_id", "target_id", "version"])
      .where("document", "is", null)
      .where("changed_at", "<", now - GONE_KEPT_MS)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("configuration_changes as later")
              .select("later.version")
              .whereRef("later.target_id", "=", "last.target_id")
              .whereRef("later.license_id", "=", "last.license_id")
              .whereRef("later.version", ">", "last.version"),
          ),
        ),
      )
      .limit(AT_ONCE)
      .execute();
    for (const { license_id, target_id, version } of gone) {
      await database
        .deleteFrom("configuration_changes")
        .where("license_id", "=", license_id)
        .where("target_id", "=", target_id)
        // A change recorded since the query stays; its row holds the whole document.
        .where("version", "<=", version)
        .execute();
    }
    if (gone.length < AT_ONCE) return;
    await nextTurn();
  }
}

/**
 * Deletes finished deliveries that are old or beyond a license's limit, and pushes that have no delivery
 * left.
 */
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

/** Deletes from the oldest position on, until a batch contains a delivery that is neither too old nor beyond the limit. */
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

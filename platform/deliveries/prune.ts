import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "../database/schema";
import { GONE_KEPT_MS } from "./live-configuration";
import type { DeliveryOptions } from "./options";

/** Rows that one statement takes away: SQLite does so in the thread that serves everybody. */
const AT_ONCE = 500;

/** Forgets webhooks and bots that have been gone, or offline, for long: all that the change log has of them. */
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
        // What came in between stays, and what is newer than all of these is whole by itself.
        .where("version", "<=", version)
        .execute();
    }
    if (gone.length < AT_ONCE) return;
    await nextTurn();
  }
}

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

import { type Kysely, type Migration, sql } from "kysely";
import type { Engine } from "../engine";

/** Adds the change log of webhooks and bots, and the outbox of pushes and deliveries (deliveries/). */
export function deliveries(engine: Engine): Migration {
  const counter = engine === "sqlite" ? "integer" : "bigserial";
  return {
    async up(db: Kysely<unknown>) {
      const { schema } = db;
      await schema
        .alterTable("licenses")
        .addColumn("configuration_version", "integer", (column) => column.notNull().defaultTo(0))
        .execute();
      await schema
        .createTable("configuration_changes")
        .addColumn("license_id", "integer", (column) => column.notNull().references("licenses.id"))
        .addColumn("version", "integer", (column) => column.notNull())
        .addColumn("client_id", "text", (column) =>
          column.notNull().references("applications.client_id").onUpdate("cascade"),
        )
        .addColumn("kind", "text", (column) => column.notNull())
        .addColumn("target_id", "text", (column) => column.notNull())
        .addColumn("document", "text")
        .addColumn("changed_at", "bigint", (column) => column.notNull())
        .addPrimaryKeyConstraint("configuration_changes_pkey", ["license_id", "version"])
        .execute();
      await schema
        .createIndex("configuration_changes_by_target")
        .on("configuration_changes")
        .columns(["target_id", "version"])
        .execute();
      await fillHistory(db);
      await schema
        .createTable("pushes")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("action", "text", (column) => column.notNull())
        .addColumn("data", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("deliveries")
        .addColumn("position", counter, (column) =>
          engine === "sqlite" ? column.primaryKey().autoIncrement() : column.primaryKey(),
        )
        .addColumn("id", "text", (column) => column.notNull().unique())
        .addColumn("license_id", "integer", (column) => column.notNull().references("licenses.id"))
        .addColumn("client_id", "text", (column) =>
          column.notNull().references("applications.client_id").onUpdate("cascade"),
        )
        .addColumn("webhook_id", "text", (column) => column.notNull())
        .addColumn("push_id", "text", (column) => column.notNull().references("pushes.id"))
        .addColumn("action", "text", (column) => column.notNull())
        .addColumn("target", "text", (column) => column.notNull())
        .addColumn("host", "text", (column) => column.notNull())
        .addColumn("status", "text", (column) => column.notNull())
        .addColumn("attempts", "text", (column) => column.notNull())
        .addColumn("created_at", "bigint", (column) => column.notNull())
        .addColumn("next_attempt_at", "bigint", (column) => column.notNull())
        .addColumn("lease", "text")
        .addColumn("leased_until", "bigint", (column) => column.notNull())
        .execute();
      for (const [name, columns] of Object.entries({
        deliveries_by_license: ["license_id", "position"],
        deliveries_by_webhook: ["license_id", "webhook_id", "position"],
        deliveries_due: ["status", "host", "next_attempt_at"],
        deliveries_by_lease: ["lease"],
        deliveries_by_push: ["push_id"],
      })) {
        await schema.createIndex(name).on("deliveries").columns(columns).execute();
      }
    },
  };
}

/** Begins the change log of an older database with the bots and webhooks that it holds. */
async function fillHistory(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into configuration_changes (license_id, version, client_id, kind, target_id, document, changed_at)
    select license_id, row_number() over (partition by license_id order by kind desc, position),
      client_id, kind, id, document, 0
    from (
      select license_id, client_id, position, id, document, 'webhook' as kind from webhooks
      union all
      select license_id, client_id, position, id, details, 'bot' from bots where status <> 'offline'
    ) as present`.execute(db);
  await sql`
    update licenses set configuration_version =
      (select count(*) from configuration_changes where license_id = licenses.id)`.execute(db);
}

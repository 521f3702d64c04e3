import type { Kysely, Migration, MigrationProvider } from "kysely";
import type { Engine } from "./engine";
import type { Seal } from "../seal";
import { deliveries } from "./migrations/0002-deliveries";
import { bounds } from "./migrations/0004-bounds";
import { SEALED, sealedSecrets } from "./migrations/0003-sealed";

function first(engine: Engine): Migration {
  const counter = engine === "sqlite" ? "integer" : "serial";
  return {
    async up(db: Kysely<unknown>) {
      const { schema } = db;
      await schema
        .createTable("licenses")
        .addColumn("id", "integer", (column) => column.primaryKey())
        .execute();
      await schema
        .createTable("applications")
        .addColumn("client_id", "text", (column) => column.primaryKey())
        .addColumn("client_secret", "text", (column) => column.notNull())
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("redirect_uris", "text", (column) => column.notNull())
        .addColumn("scopes", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("users")
        .addColumn("email", "text", (column) => column.primaryKey())
        .addColumn("license_id", "integer", (column) => column.notNull().references("licenses.id"))
        .addColumn("is_administrator", "integer", (column) => column.notNull())
        .addColumn("password_hash", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("bots")
        .addColumn("position", counter, (column) =>
          engine === "sqlite" ? column.primaryKey().autoIncrement() : column.primaryKey(),
        )
        .addColumn("id", "text", (column) => column.notNull().unique())
        .addColumn("license_id", "integer", (column) => column.notNull().references("licenses.id"))
        .addColumn("client_id", "text", (column) =>
          column.notNull().references("applications.client_id").onUpdate("cascade"),
        )
        .addColumn("status", "text", (column) => column.notNull())
        .addColumn("grant_id", "text")
        .addColumn("summary", "text", (column) => column.notNull())
        .addColumn("details", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("webhooks")
        .addColumn("position", counter, (column) =>
          engine === "sqlite" ? column.primaryKey().autoIncrement() : column.primaryKey(),
        )
        .addColumn("id", "text", (column) => column.notNull().unique())
        .addColumn("license_id", "integer", (column) => column.notNull().references("licenses.id"))
        .addColumn("client_id", "text", (column) =>
          column.notNull().references("applications.client_id").onUpdate("cascade"),
        )
        .addColumn("document", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("grants")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("revoked", "integer", (column) => column.notNull())
        .execute();
      await schema
        .createTable("oidc_records")
        .addColumn("model", "text", (column) => column.notNull())
        .addColumn("id", "text", (column) => column.notNull())
        .addColumn("payload", "text", (column) => column.notNull())
        .addColumn("grant_id", "text")
        .addColumn("client_id", "text")
        .addColumn("account_id", "text")
        .addColumn("rotated_from", "text")
        .addColumn("user_code", "text")
        .addColumn("uid", "text")
        .addColumn("issued_at", "bigint", (column) => column.notNull())
        .addColumn("expires_at", "bigint")
        .addColumn("consumed_at", "bigint")
        .addPrimaryKeyConstraint("oidc_records_pkey", ["model", "id"])
        .execute();
      for (const table of ["bots", "webhooks"]) {
        await schema
          .createIndex(`${table}_by_owner`)
          .on(table)
          .columns(["license_id", "client_id", "position"])
          .execute();
        await schema
          .createIndex(`${table}_by_license`)
          .on(table)
          .columns(["license_id", "position"])
          .execute();
      }
      await schema.createIndex("bots_by_grant").on("bots").column("grant_id").execute();
      for (const column of ["grant_id", "account_id", "rotated_from", "user_code", "uid", "expires_at"]) {
        await schema.createIndex(`oidc_records_by_${column}`).on("oidc_records").column(column).execute();
      }
    },
  };
}

/** Every migration in order of its name. One that has been released is never changed: write the next one. */
export function migrationsFor(engine: Engine, seal: Seal): MigrationProvider {
  return {
    getMigrations: () =>
      Promise.resolve({
        "0001_first": first(engine),
        "0002_deliveries": deliveries(engine),
        [SEALED]: sealedSecrets(seal),
        "0004_bounds": bounds,
      }),
  };
}

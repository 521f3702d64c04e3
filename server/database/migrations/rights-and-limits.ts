import "server-only";
import type { Kysely, Migration } from "kysely";
import type { Tables } from "@/server/database/schema";
import { addColumn } from "./add-column";

/** Adds the time of a session's last permission check, and the table behind server/limits. */
export const rightsAndLimits: Migration = {
  async up(db: Kysely<Tables>) {
    await addColumn(db, "oauth_sessions", "checked_at", "bigint");
    // An upgrade must not sign people out: existing sessions count as just used, and are checked at their
    // next use.
    await db
      .updateTable("oauth_sessions")
      .set({ checked_at: Date.now() - 60_000 })
      .where("checked_at", "is", null)
      .execute();
    await db.schema
      .createTable("allowances")
      .ifNotExists()
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("subject", "text", (column) => column.notNull())
      .addColumn("used", "integer", (column) => column.notNull())
      .addColumn("until", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("allowances_key", ["name", "subject"])
      .execute();
  },
};

import "server-only";
import type { Kysely, Migration, MigrationProvider } from "kysely";
import { boundsOfGrowth } from "./migrations/bounds-of-growth";
import { changes } from "./migrations/changes";
import { casesAndQuestions } from "./migrations/cases-and-questions";
import { groupNames } from "./migrations/group-names";
import { questionSizes } from "./migrations/question-sizes";
import { replacements } from "./migrations/replacements";
import { rightsAndLimits } from "./migrations/rights-and-limits";
import { searchColumns } from "./migrations/search-texts";
import { secretsOutOfSamples } from "./migrations/secrets-out-of-samples";
import { testDeliveries } from "./migrations/test-deliveries";
import { turns } from "./migrations/turns";

const first: Migration = {
  async up({ schema }: Kysely<unknown>) {
    // "If not exists", so that a migration that was killed, or met another process, can run again.
    await schema
      .createTable("oauth_sessions")
      .ifNotExists()
      .addColumn("sid", "text", (column) => column.primaryKey())
      .addColumn("email", "text", (column) => column.notNull())
      .addColumn("license_id", "bigint", (column) => column.notNull())
      .addColumn("client_id", "text", (column) => column.notNull())
      .addColumn("scopes", "text", (column) => column.notNull())
      .addColumn("access_token", "text", (column) => column.notNull())
      .addColumn("refresh_token", "text", (column) => column.notNull())
      .addColumn("fresh_until", "bigint", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("lease_until", "bigint", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
    await schema
      .createTable("bot_bindings")
      .ifNotExists()
      .addColumn("license_id", "bigint", (column) => column.notNull())
      .addColumn("bot_id", "text", (column) => column.notNull())
      .addColumn("sid", "text", (column) =>
        column.notNull().references("oauth_sessions.sid").onDelete("cascade"),
      )
      .addPrimaryKeyConstraint("bot_bindings_key", ["license_id", "bot_id"])
      .execute();
    await schema.createIndex("bot_bindings_sid").ifNotExists().on("bot_bindings").column("sid").execute();
    await schema
      .createTable("secret_reveals")
      .ifNotExists()
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("email", "text", (column) => column.notNull())
      .addColumn("license_id", "bigint", (column) => column.notNull())
      .addColumn("object_kind", "text", (column) => column.notNull())
      .addColumn("object_id", "text", (column) => column.notNull())
      .execute();
  },
};

export const migrations: MigrationProvider = {
  getMigrations: async () => ({
    "001-sessions": first,
    "003-test-deliveries": testDeliveries,
    "004-cases-and-questions": casesAndQuestions,
    "005-group-names": groupNames,
    "006-changes": changes,
    "007-replacements": replacements,
    "008-search-texts": searchColumns,
    "009-secrets-out-of-samples": secretsOutOfSamples,
    "010-turns": turns,
    "011-bounds-of-growth": boundsOfGrowth,
    "012-rights-and-limits": rightsAndLimits,
    "014-question-sizes": questionSizes,
  }),
};

import "server-only";
import type { Kysely, Migration } from "kysely";

type Index = { name: string; on: string; columns: string[] };

const INDEXES: Index[] = [
  // The timeline reads these, newest first; the first also covers all counted columns.
  {
    name: "changes_at_a_glance",
    on: "changes",
    columns: ["license_id", "at", "id", "object_kind", "kind", "result", "email"],
  },
  { name: "changes_about", on: "changes", columns: ["license_id", "object_id", "at", "id"] },
  { name: "changes_of_an_operation", on: "changes", columns: ["license_id", "operation_id", "at", "id"] },
  { name: "changes_by_person", on: "changes", columns: ["license_id", "email", "at", "id", "object_kind"] },
  { name: "changes_by_end", on: "changes", columns: ["license_id", "result", "at", "id", "object_kind"] },
  { name: "changes_taking_back", on: "changes", columns: ["license_id", "takes_back"] },
  { name: "changes_without_an_end", on: "changes", columns: ["result", "at"] },
  {
    name: "reveals_at_a_glance",
    on: "secret_reveals",
    columns: ["license_id", "at", "id", "object_kind", "email"],
  },
  { name: "reveals_about", on: "secret_reveals", columns: ["license_id", "object_id", "at", "id"] },
  {
    name: "reveals_by_person",
    on: "secret_reveals",
    columns: ["license_id", "email", "at", "id", "object_kind"],
  },
  { name: "replacements_by_new_id", on: "replacements", columns: ["license_id", "new_id"] },
  // server/database/tidy.ts finds rows that are too old or too many along these.
  { name: "replacements_by_age", on: "replacements", columns: ["license_id", "started_at"] },
  { name: "test_deliveries_by_age", on: "test_deliveries", columns: ["license_id", "at"] },
];

/** Indexes for reading growing tables part by part. */
export const boundsOfGrowth: Migration = {
  async up({ schema }: Kysely<unknown>) {
    for (const { name, on, columns } of INDEXES) {
      await schema.createIndex(name).ifNotExists().on(on).columns(columns).execute();
    }
    // The indexes above begin with the same columns as these two.
    for (const name of ["changes_of_a_license", "changes_by_result"]) {
      await schema.dropIndex(name).ifExists().execute();
    }
  },
};

import type { Kysely, Migration } from "kysely";
import { z } from "zod";
import { type Seal, sealed } from "../../seal";
import type { Tables } from "../schema";

export const SEALED = "0003_sealed";

const hooks = z.looseObject({ secret_key: z.string() });
/** A webhook's document, a bot's details or the target of a delivery. */
const holder = z.looseObject({ secret_key: z.string().optional(), webhooks: hooks.nullish() });

/** Columns that held secrets in clear, and the key of their rows. */
const PLACES = [
  { table: "webhooks", column: "document", key: "id" },
  { table: "bots", column: "details", key: "id" },
  { table: "deliveries", column: "target", key: "id" },
] as const;

/** Seals what databases from before kept in clear. */
export function sealedSecrets(seal: Seal): Migration {
  const sealJson = (json: string): string => {
    const kept = holder.parse(JSON.parse(json));
    const { secret_key, webhooks } = kept;
    return JSON.stringify({
      ...kept,
      ...(webhooks && { webhooks: sealed(seal, webhooks) }),
      ...(secret_key !== undefined && sealed(seal, { secret_key })),
    });
  };
  return {
    async up(db: Kysely<Tables>) {
      for (const { table, column, key } of PLACES) {
        const rows: { key: string; json: string }[] = await db
          .selectFrom(table)
          .select((row) => [row.ref(key).as("key"), row.ref(column).as("json")])
          .execute();
        for (const row of rows) {
          await db
            .updateTable(table)
            .set({ [column]: sealJson(row.json) })
            .where(key, "=", row.key)
            .execute();
        }
      }
      const changes = await db
        .selectFrom("configuration_changes")
        .select(["license_id", "version", "document"])
        .where("document", "is not", null)
        .execute();
      for (const { license_id, version, document } of changes) {
        await db
          .updateTable("configuration_changes")
          .set({ document: sealJson(document ?? "") })
          .where("license_id", "=", license_id)
          .where("version", "=", version)
          .execute();
      }
    },
  };
}

import { sql, type Transaction } from "kysely";
import { MAX_LIST_BYTES } from "@/lib/contract/limits";
import type { Tables } from "./database/schema";
import { invalid } from "./errors";

/** The column that a list contains, and the number of rows (`certain`) that fit even if each is as long as allowed. */
const LISTS = {
  webhooks: { column: "document", certain: 200, title: "the webhooks" },
  bots: { column: "summary", certain: 1500, title: "the names and avatars of the BOT Agents" },
} as const;

/**
 * Refuses a change that makes the list of a license longer than MAX_LIST_BYTES, since clients could then no
 * longer read it to repair it. Called after the change, in its transaction, while the license's row is
 * locked (database/change-log.ts).
 * @throws PlatformError validation
 */
export async function assertListFits(
  transaction: Transaction<Tables>,
  table: keyof typeof LISTS,
  licenseId: number,
): Promise<void> {
  const { column, certain, title } = LISTS[table];
  const { rows } = await sql<{ count: number | string }>`
    select count(*) as count from ${sql.table(table)} where license_id = ${licenseId}`.execute(transaction);
  if (Number(rows[0]?.count ?? 0) <= certain) return;
  const summed = await sql<{ bytes: number | string | null }>`
    select sum(octet_length(${sql.ref(column)})) as bytes from ${sql.table(table)}
    where license_id = ${licenseId}`.execute(transaction);
  if (Number(summed.rows[0]?.bytes ?? 0) <= MAX_LIST_BYTES) return;
  throw invalid([
    { path: "", message: `${title} of a license must be at most ${MAX_LIST_BYTES} bytes long together` },
  ]);
}

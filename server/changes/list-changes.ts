import "server-only";
import type { ChangesQuery, ChangesReply, OperationSummary, TimelineItem } from "@/lib/changes/api";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import { countChanges } from "./count-changes";
import { readPage } from "./read-page";

export async function listChanges(
  session: Session,
  { cursor, limit, ...filter }: ChangesQuery,
): Promise<ChangesReply> {
  const isFirst = cursor === undefined;
  const [page, counted] = await Promise.all([
    readPage({ session, filter, cursor, limit }),
    isFirst ? countChanges(session, filter) : null,
  ]);
  return { ...page, counted, operations: await summaries(session, page.items) };
}

/** Summaries of the operations that these items belong to: how their entries ended. */
async function summaries(session: Session, items: readonly TimelineItem[]): Promise<OperationSummary[]> {
  const operations = new Map(
    items.flatMap((item) =>
      item.kind !== "reveal" && item.operation ? [[item.operation.id, item.operation.kind] as const] : [],
    ),
  );
  if (operations.size === 0) return [];
  const rows = await (await database())
    .selectFrom("changes")
    .select((row) => ["operation_id", "result", row.fn.countAll<number | string>().as("count")])
    .where("license_id", "=", session.licenseId)
    .where("operation_id", "in", [...operations.keys()])
    .groupBy(["operation_id", "result"])
    .execute();
  return [...operations].map(([id, kind]) => {
    const mine = rows.filter(({ operation_id }) => operation_id === id);
    return {
      id,
      kind,
      results: Object.fromEntries(mine.map(({ result, count }) => [result, Number(count)])),
    };
  });
}

import "server-only";
import type { ChangesQuery, ChangesReply, Facets, OperationSummary, TimelineItem } from "@/lib/changes/api";
import type { ChangesFilter } from "@/lib/changes/filter";
import type { Session } from "@/server/auth/session-rows";
import { database } from "@/server/database/database";
import { maskedItem } from "./masked-item";
import { replacementsOf, type StepOf } from "./replacements-of";
import { entryOf } from "./rows";
import { takingBack } from "./taken-back";
import { timeline, type TimelineRow } from "./timeline";

/** One page of the timeline, newest first. */
export async function listChanges(
  session: Session,
  { cursor, limit, ...filter }: ChangesQuery,
): Promise<ChangesReply> {
  const [page, total, facets] = await Promise.all([
    readPage(session, filter, cursor, limit),
    countAll(session, filter),
    countFacets(session, filter),
  ]);
  return { ...page, total, facets, operations: await summaries(session, page.items) };
}

/** Items after a cursor, and the cursor of those that follow them. */
export async function readPage(
  session: Session,
  filter: ChangesFilter,
  cursor: string | undefined,
  limit: number,
): Promise<Pick<ChangesReply, "items" | "next">> {
  const found = await timeline(session, filter);
  const after = cursor?.split("_") ?? [];
  const [at, id] = [Number(after[0]), after[1] ?? ""];
  const rows = await found
    .selectAll()
    .$if(cursor !== undefined, (query) =>
      query.where((row) => row.or([row("at", "<", at), row.and([row("at", "=", at), row("id", "<", id)])])),
    )
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const [backs, steps] = await Promise.all([takenBack(session, shown), replacementsOf(session, shown)]);
  return {
    items: shown.map((row) => maskedItem(session.licenseId, itemOf(row, backs, steps.get(row.id)))),
    next: rows.length > limit && last ? `${last.at}_${last.id}` : null,
  };
}

type TakenBack = Map<string | null, { id: string; at: number; email: string }>;

function itemOf(row: TimelineRow, backs: TakenBack, step: StepOf | undefined): TimelineItem {
  const { kind } = row;
  if (kind !== "reveal") {
    const replacement = step ? { id: step.id, outcome: step.outcome } : null;
    return { ...entryOf({ ...row, kind }), taken_back_by: backs.get(row.id) ?? null, replacement };
  }
  const object = { kind: row.object_kind, id: row.object_id, name: row.object_name };
  return { kind, id: row.id, at: row.at, email: row.email, object };
}

/** Who has taken back some entries. */
async function takenBack(session: Session, rows: readonly TimelineRow[]): Promise<TakenBack> {
  const backs = await takingBack(
    session,
    rows.map(({ id }) => id),
  );
  const done = backs.filter(({ result }) => result === "done");
  return new Map(done.map(({ id, at, email, takes_back }) => [takes_back, { id, at, email }]));
}

async function countAll(session: Session, filter: ChangesFilter): Promise<number> {
  const { count } = await (await timeline(session, filter))
    .select((row) => row.fn.countAll<number | string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

const FACETS = { object: "object_kind", kind: "kind", result: "result", email: "email" } as const;

async function countFacets(session: Session, filter: ChangesFilter): Promise<Facets> {
  const count = async (facet: keyof typeof FACETS) => {
    const column = FACETS[facet];
    const rows = await (await timeline(session, filter, facet))
      .select((row) => [row.ref(column).as("value"), row.fn.countAll<number | string>().as("count")])
      .where(column, "is not", null)
      .groupBy(column)
      .orderBy(column)
      .execute();
    return Object.fromEntries(rows.map(({ value, count }) => [String(value), Number(count)]));
  };
  const [object, kind, result, email] = await Promise.all([
    count("object"),
    count("kind"),
    count("result"),
    count("email"),
  ]);
  return { object, kind, result, email };
}

/** How the operations ended that these items belong to. */
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

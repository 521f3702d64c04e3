import "server-only";
import type { Counted, Facets } from "@/lib/changes/api";
import { CHANGE_KINDS, OBJECT_KINDS, RESULTS } from "@/lib/changes/entry";
import type { ChangesFilter } from "@/lib/changes/filter";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import { linesOf, narrowed, type Source, SOURCES } from "./timeline";
import { windowsOf, within } from "./windows";

const COLUMNS = { object: "object_kind", kind: "kind", result: "result", email: "email" } as const;
const FACETS = ["object", "kind", "result", "email"] as const;
type Facet = (typeof FACETS)[number];
type Row = Record<Facet, string | null> & { count: number };

/** Most people offered as choices of the filter. */
const MAX_PEOPLE = 200;

/**
 * Counts the newest entries that match a filter and, for each facet, how many would match each of its choices with the
 * other facets unchanged, all in one pass. `all` is false when older entries were left out.
 */
export async function countChanges(session: Session, filter: ChangesFilter): Promise<Counted> {
  const rows: Row[] = [];
  let all = true;
  for (const source of SOURCES) all = (await countInto(rows, source, session, filter)) && all;
  const matches = (row: Row, except?: Facet) =>
    FACETS.every((facet) => facet === except || filter[facet] === undefined || row[facet] === filter[facet]);
  const facet = (name: Facet) => {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const value = row[name];
      if (value !== null && matches(row, name)) counts.set(value, (counts.get(value) ?? 0) + row.count);
    }
    return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
  };
  const facets = {
    object: facet("object"),
    kind: facet("kind"),
    result: facet("result"),
    email: facet("email"),
  };
  const total = rows.reduce((sum, row) => sum + (matches(row) ? row.count : 0), 0);
  return { total, all, facets: all ? facets : withEveryChoice(facets, await people(session)) };
}

/** @returns whether the end of the table was reached */
async function countInto(
  rows: Row[],
  source: Source,
  session: Session,
  filter: ChangesFilter,
): Promise<boolean> {
  const { q, entry, operation, id, from, to } = filter;
  const keyed = narrowed(linesOf(await database(), source, session), { entry, operation, id });
  let isAll = true;
  for await (const window of windowsOf(keyed, { from, to })) {
    const counted = await narrowed(within(keyed, window), { q })
      .select((row) => [
        ...FACETS.map((facet) => row.ref(COLUMNS[facet]).as(facet)),
        row.fn.countAll<number | string>().as("count"),
      ])
      .groupBy(Object.values(COLUMNS))
      .execute();
    rows.push(...counted.map((row) => ({ ...row, count: Number(row.count) })));
    isAll = window.last === undefined;
  }
  return isAll;
}

/** Adds every choice with 0 to the facets of a partial count: the entries left out may have it, so it is offered without a number. */
function withEveryChoice(facets: Facets, emails: readonly string[]): Facets {
  const zeros = (choices: readonly string[]) => Object.fromEntries(choices.map((choice) => [choice, 0]));
  return {
    object: { ...zeros(OBJECT_KINDS), ...facets.object },
    kind: { ...zeros([...CHANGE_KINDS, "reveal"]), ...facets.kind },
    result: { ...zeros(RESULTS), ...facets.result },
    email: { ...zeros(emails), ...facets.email },
  };
}

/** Email addresses of everybody in the journal, each found by one step along an index. */
async function people({ licenseId }: Session): Promise<string[]> {
  const db = await database();
  const found: string[] = [];
  for (let last = ""; found.length < MAX_PEOPLE; last = found.at(-1) ?? "") {
    const { email } = await db
      .selectFrom("changes")
      .select((row) => row.fn.min("email").as("email"))
      .where("license_id", "=", licenseId)
      .where("email", ">", last)
      .executeTakeFirstOrThrow();
    if (email === null) break;
    found.push(email);
  }
  return found;
}

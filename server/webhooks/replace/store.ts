import "server-only";
import { randomUUID } from "node:crypto";
import { type RawBuilder, type Selectable, sql } from "kysely";
import type { Plan } from "@/lib/webhooks/replace-plan";
import { later, type SharedClock } from "@/server/database/clock";
import { isDuplicate } from "@/server/database/is-duplicate";
import type { Database, Tables } from "@/server/database/schema";
import { type Ending, LeaseLostError, type Problem } from "./ports";

/** A stored plan; `busy` is 1 while a process carries it out. */
export type ReplacementRow = Selectable<Tables["replacements"]> & { busy: 0 | 1 };
type New = Pick<
  ReplacementRow,
  | "id"
  | "license_id"
  | "client_id"
  | "sid"
  | "email"
  | "cause"
  | "name"
  | "old_id"
  | "before"
  | "after"
  | "sealed"
>;

/**
 * Time that a plan stays held after its process died, in milliseconds. Every write renews the lease, and so
 * does a timer at a third of this time, so that a slow API does not lose it.
 */
export const LEASE_MS = 30_000;
/** Pause before an unfinished plan is tried again automatically, in milliseconds: the first, and the longest. */
const PAUSE_MS = 15_000;
const MAX_PAUSE_MS = 10 * 60_000;

/** SQL for whether a process holds the plan's lease, by the database's clock. */
export function isBusy(clock: SharedClock): RawBuilder<0 | 1> {
  return sql<0 | 1>`case when outcome is null and lease_until > ${clock()} then 1 else 0 end`;
}

/**
 * Store for the plans of replacements. A process that carries one out holds it by a lease, which each of
 * its writes renews.
 */
export type ReplacementStore = ReturnType<typeof createReplacementStore>;

export function createReplacementStore(database: Database, clock: SharedClock) {
  const leaseEnd = () => later(clock(), LEASE_MS);
  const held = (id: string, holder: string) =>
    database
      .updateTable("replacements")
      .where("id", "=", id)
      .where("holder", "=", holder)
      .where("outcome", "is", null);

  /**
   * @returns false when this webhook is being replaced already
   * @throws when the id is used
   */
  async function insertAs(id: string, holder: string, row: New, plan: Plan): Promise<boolean> {
    const { numInsertedOrUpdatedRows: inserted } = await database
      .insertInto("replacements")
      .values({
        ...row,
        id,
        started_at: clock(),
        open_for: `${row.license_id} ${row.old_id}`,
        new_id: null,
        final_id: null,
        plan: JSON.stringify(plan),
        problem: null,
        stop_requested: 0,
        holder,
        lease_until: leaseEnd(),
        look_at: null,
        tries: 0,
        again_at: null,
        outcome: null,
        finished_at: null,
      })
      .onConflict((conflict) => conflict.column("open_for").doNothing())
      .executeTakeFirst();
    return inserted !== 0n;
  }

  return {
    /**
     * Stores a new plan, held by the returned holder; undefined when this webhook is being replaced already. The browser
     * chose the id; if that is taken, the plan gets another one.
     */
    async insert(row: New, plan: Plan): Promise<{ id: string; holder: string } | undefined> {
      const holder = randomUUID();
      try {
        return (await insertAs(row.id, holder, row, plan)) ? { id: row.id, holder } : undefined;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      const id = randomUUID();
      return (await insertAs(id, holder, row, plan)) ? { id, holder } : undefined;
    },

    async read(id: string): Promise<ReplacementRow> {
      return database
        .selectFrom("replacements")
        .selectAll()
        .select(isBusy(clock).as("busy"))
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
    },

    /** Takes an unfinished plan that nobody holds; undefined when it is finished or held. */
    async claim(id: string): Promise<{ row: ReplacementRow; holder: string } | undefined> {
      const holder = randomUUID();
      const row = await database
        .updateTable("replacements")
        .set({ holder, lease_until: leaseEnd(), again_at: null })
        .where("id", "=", id)
        .where("outcome", "is", null)
        .where("lease_until", "<=", clock())
        .returningAll()
        .executeTakeFirst();
      return row && { row: { ...row, busy: 1 }, holder };
    },

    /**
     * Stores the plan and renews the lease.
     * @returns whether a person has asked to stop
     * @throws LeaseLostError
     */
    async save(id: string, holder: string, plan: Plan, problem?: Problem, lookAt?: number): Promise<boolean> {
      const saved = await held(id, holder)
        .set({
          plan: JSON.stringify(plan),
          new_id: plan.newId,
          problem: problem ? JSON.stringify(problem) : null,
          look_at: lookAt ?? null,
          lease_until: leaseEnd(),
        })
        .returning("stop_requested")
        .executeTakeFirst();
      if (!saved) throw new LeaseLostError();
      return saved.stop_requested === 1;
    },

    /**
     * Stores the outcome, and in the same transaction moves the filter cases to the webhook's new id.
     * @throws LeaseLostError
     */
    async finish(id: string, holder: string, plan: Plan, { outcome, problem }: Ending): Promise<void> {
      const finalId = outcome === "done" ? plan.newId : outcome === "rolled_back" ? plan.restoredId : null;
      await database.transaction().execute(async (transaction) => {
        const row = await transaction
          .updateTable("replacements")
          .where("id", "=", id)
          .where("holder", "=", holder)
          .where("outcome", "is", null)
          .set({
            plan: JSON.stringify(plan),
            new_id: plan.newId,
            final_id: finalId,
            problem: problem ? JSON.stringify(problem) : null,
            look_at: null,
            lease_until: 0,
            open_for: null,
            sealed: null,
            outcome,
            finished_at: clock(),
          })
          .returning("license_id")
          .executeTakeFirst();
        if (!row) throw new LeaseLostError();
        if (finalId === null) return;
        await transaction
          .updateTable("filter_cases")
          .set({ subject_id: finalId })
          .where("license_id", "=", row.license_id)
          .where("subject_kind", "=", "webhook")
          .where("subject_id", "=", plan.oldId)
          .execute();
      });
    },

    /** Renews the lease while the API takes its time. */
    async renew(id: string, holder: string): Promise<void> {
      await held(id, holder).set({ lease_until: leaseEnd() }).execute();
    },

    /** Gives an unfinished plan back. A person can continue it at once; the automatic attempt comes later. */
    async release(id: string, holder: string, tries: number): Promise<void> {
      const pause = Math.min(PAUSE_MS * 2 ** tries, MAX_PAUSE_MS);
      await held(id, holder)
        .set({ lease_until: 0, tries: tries + 1, again_at: later(clock(), pause) })
        .execute();
    },

    /** Stores the problem of a plan that this process cannot carry out; another process may. */
    async obstruct(id: string, { message }: Problem): Promise<void> {
      await database
        .updateTable("replacements")
        .set({ problem: JSON.stringify({ message } satisfies Problem) })
        .where("id", "=", id)
        .where("outcome", "is", null)
        .where("lease_until", "<=", clock())
        .execute();
    },

    /** Asks the process that carries a replacement out to stop and roll back. */
    async requestStop(id: string): Promise<void> {
      await database
        .updateTable("replacements")
        .set({ stop_requested: 1 })
        .where("id", "=", id)
        .where("outcome", "is", null)
        .execute();
    },

    /** Ids among `ids` of webhooks that another entry than `entry` is known to have created. */
    async taken(licenseId: number, ids: readonly string[], entry: string | undefined): Promise<Set<string>> {
      if (ids.length === 0) return new Set();
      const rows = await database
        .selectFrom("changes")
        .select("object_id")
        .where("license_id", "=", licenseId)
        .where("object_kind", "=", "webhook")
        .where("kind", "=", "create")
        .where("object_id", "in", ids)
        .$if(entry !== undefined, (query) => query.where("id", "!=", entry ?? ""))
        .execute();
      return new Set(rows.flatMap(({ object_id }) => (object_id === null ? [] : [object_id])));
    },
  };
}

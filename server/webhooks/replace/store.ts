import "server-only";
import { randomUUID } from "node:crypto";
import type { Selectable } from "kysely";
import type { Plan } from "@/lib/webhooks/replace-plan";
import type { Database, Tables } from "@/server/database/schema";
import { type Ending, LeaseLostError, type Problem } from "./ports";

export type ReplacementRow = Selectable<Tables["replacements"]>;
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
 * How long whoever carries a plan out has it for themselves after each thing that they wrote down, in milliseconds: a
 * refresh of the token, a call, and both once more, 15 s each.
 */
export const LEASE_MS = 60_000;

/** The plans of replacements. Whoever carries one out holds it by a lease, and renews that with all that they write. */
export type ReplacementStore = ReturnType<typeof createReplacementStore>;

export function createReplacementStore(database: Database, now: () => number) {
  const held = (id: string, holder: string) =>
    database
      .updateTable("replacements")
      .where("id", "=", id)
      .where("holder", "=", holder)
      .where("outcome", "is", null);

  return {
    /** Writes a plan down, held by whoever is told the holder; undefined when this webhook is being replaced already. */
    async insert(row: New, plan: Plan): Promise<string | undefined> {
      const holder = randomUUID();
      const { numInsertedOrUpdatedRows: inserted } = await database
        .insertInto("replacements")
        .values({
          ...row,
          started_at: now(),
          open_for: `${row.license_id} ${row.old_id}`,
          new_id: null,
          final_id: null,
          plan: JSON.stringify(plan),
          problem: null,
          stop_requested: 0,
          holder,
          lease_until: now() + LEASE_MS,
          look_at: null,
          outcome: null,
          finished_at: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return inserted === 0n ? undefined : holder;
    },

    async read(id: string): Promise<ReplacementRow> {
      return database.selectFrom("replacements").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    },

    /** Takes an unfinished plan that nobody holds; undefined when it is finished or held. */
    async claim(id: string): Promise<{ row: ReplacementRow; holder: string } | undefined> {
      const holder = randomUUID();
      const row = await database
        .updateTable("replacements")
        .set({ holder, lease_until: now() + LEASE_MS })
        .where("id", "=", id)
        .where("outcome", "is", null)
        .where("lease_until", "<=", now())
        .returningAll()
        .executeTakeFirst();
      return row && { row, holder };
    },

    /** @returns whether somebody asked to stop. @throws LeaseLostError */
    async save(id: string, holder: string, plan: Plan, problem?: Problem, lookAt?: number): Promise<boolean> {
      const saved = await held(id, holder)
        .set({
          plan: JSON.stringify(plan),
          new_id: plan.newId,
          problem: problem ? JSON.stringify(problem) : null,
          look_at: lookAt ?? null,
          lease_until: now() + LEASE_MS,
        })
        .returning("stop_requested")
        .executeTakeFirst();
      if (!saved) throw new LeaseLostError();
      return saved.stop_requested === 1;
    },

    /** The end, at once with everything that follows a webhook to its new id. @throws LeaseLostError */
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
            finished_at: now(),
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

    /** Gives a plan back unfinished, so that the next look can go on at once. */
    async release(id: string, holder: string): Promise<void> {
      await held(id, holder).set({ lease_until: 0 }).execute();
    },

    /** Asks whoever carries it out to stop and roll back. */
    async requestStop(id: string): Promise<void> {
      await database
        .updateTable("replacements")
        .set({ stop_requested: 1 })
        .where("id", "=", id)
        .where("outcome", "is", null)
        .execute();
    },

    /** Of some ids, those that a change is known to have made, other than the one of the journal's entry. */
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

import "server-only";
import type { Selectable } from "kysely";
import { database } from "@/server/database/database";
import type { Tables } from "@/server/database/schema";
import type { ChangeRow } from "./rows";

type Step = Pick<ChangeRow, "id" | "object_kind" | "object_id"> & { kind: string };
export type StepOf = Pick<
  Selectable<Tables["replacements"]>,
  "id" | "old_id" | "new_id" | "final_id" | "outcome" | "before" | "after"
>;

/** Finds the replacements that some entries are steps of, by the entry's id. */
export async function replacementsOf(
  { licenseId }: { licenseId: number },
  steps: readonly Step[],
): Promise<Map<string, StepOf>> {
  const ids = steps.flatMap(({ object_kind, object_id }) =>
    object_kind === "webhook" && object_id !== null ? [object_id] : [],
  );
  if (ids.length === 0) return new Map();
  const found = await (await database())
    .selectFrom("replacements")
    .select(["id", "old_id", "new_id", "final_id", "outcome", "before", "after"])
    .where("license_id", "=", licenseId)
    .where((row) => row.or([row("old_id", "in", ids), row("new_id", "in", ids), row("final_id", "in", ids)]))
    .execute();
  // A replacement that ended in a conflict is left out: its steps are taken back one by one.
  const whole = found.filter(({ outcome }) => outcome !== "conflict");
  return new Map(
    steps.flatMap((step) => {
      const of = whole.find((one) => isStep(step, one));
      return of ? [[step.id, of] as const] : [];
    }),
  );
}

function isStep({ kind, object_kind, object_id: id }: Step, { old_id, new_id, final_id, outcome }: StepOf) {
  if (object_kind !== "webhook" || id === null) return false;
  if (kind === "create") return new_id === id || final_id === id;
  if (kind !== "remove") return false;
  // A replacement that was rolled back has unregistered the new webhook, and the old one only if it was
  // registered again.
  const endsOld = old_id === id && (outcome !== "rolled_back" || final_id !== null);
  return endsOld || (new_id === id && outcome !== "done");
}

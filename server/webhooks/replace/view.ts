import "server-only";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import type { Plan } from "@/lib/webhooks/replace-plan";
import type { Replacement } from "@/lib/webhooks/replacement";
import { maskedState } from "@/server/journal/masked-item";
import type { ReplacementRow } from "./store";

const LIVE_MS = PROPAGATION_SECONDS * 1000;

/** Replacement for the browser: without secrets, and without the digest of a typed one. */
export function viewOf(row: ReplacementRow): Replacement {
  const plan = JSON.parse(row.plan) as Plan;
  return {
    id: row.id,
    email: row.email,
    started_at: row.started_at,
    finished_at: row.finished_at,
    strategy: plan.strategy,
    name: row.name,
    old_id: row.old_id,
    new_id: plan.newId,
    restored_id: plan.restoredId,
    direction: row.stop_requested === 1 && row.outcome === null ? "back" : plan.direction,
    ticks: plan.ticks,
    outcome: row.outcome,
    problem: row.problem === null ? null : (JSON.parse(row.problem) as Replacement["problem"]),
    busy: row.busy === 1,
    look_at: row.look_at,
    twice_until: twiceUntil(plan),
    before: maskedState(row.license_id, JSON.parse(row.before) as Replacement["before"]),
    after: maskedState(row.license_id, JSON.parse(row.after) as Replacement["after"]),
  };
}

/** Both were there for a while if the new one was registered before the other was unregistered. */
function twiceUntil({ strategy, ticks }: Plan): number | null {
  if (strategy === "gap" || ticks.registered === undefined) return null;
  const ended = ticks.withdrawn ?? ticks.unregistered;
  return ended === undefined ? null : ended + LIVE_MS;
}

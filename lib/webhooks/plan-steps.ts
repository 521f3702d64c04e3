import type { Replacement, Strategy, Ticks } from "./replacement";

/* The steps of a replacement, as the page shows them. */

/**
 * `now` is under way, `next` will follow, `stopped` is the step at which the plan stands still, `skipped`
 * will not be done, `undone` was done and then taken back.
 */
export type StepState = "done" | "now" | "next" | "stopped" | "skipped" | "undone";

export type PlanStep = { key: keyof Ticks; title: string; state: StepState; at?: number };

const FORWARD: Record<Strategy, readonly (keyof Ticks)[]> = {
  overlap: ["registered", "listed", "unregistered", "confirmed"],
  gap: ["unregistered", "confirmed", "registered", "listed"],
};

const TITLES: Record<keyof Ticks, string> = {
  registered: "Register the new webhook",
  listed: "Check that the new one is listed",
  unregistered: "Unregister the old webhook",
  confirmed: "Check that the old one is gone",
  withdrawn: "Unregister the new one again",
  restored: "Register the old one again",
};

/** The steps of a plan before it starts. */
export function plannedSteps(strategy: Strategy): PlanStep[] {
  return FORWARD[strategy].map((key) => ({ key, title: TITLES[key], state: "next" }));
}

/** The steps of a replacement, done, current and coming ones. */
export function stepsOf(replacement: Replacement): PlanStep[] {
  const { strategy, ticks, outcome, busy, direction } = replacement;
  const back = direction === "back" || outcome === "rolled_back";
  const forward = FORWARD[strategy].map((key): PlanStep => {
    const at = ticks[key];
    const state =
      at === undefined ? (back || outcome ? "skipped" : "next") : isUndone(key, ticks) ? "undone" : "done";
    return { key, title: TITLES[key], state, at };
  });
  const backward = back ? backSteps(replacement) : [];
  const steps = [...forward, ...backward];
  const current = outcome === null ? steps.find(({ state }) => state === "next") : undefined;
  if (current) current.state = busy ? "now" : "stopped";
  return steps;
}

/** The steps of rolling back: unregister the new webhook, or register the old one again. */
function backSteps({ strategy, ticks, outcome, new_id, old_id, restored_id }: Replacement): PlanStep[] {
  const step = (key: keyof Ticks): PlanStep => {
    const at = ticks[key];
    return {
      key,
      title: TITLES[key],
      at,
      state: at !== undefined ? "done" : outcome === null ? "next" : "skipped",
    };
  };
  const withdraws =
    ticks.withdrawn !== undefined ||
    (new_id !== null && new_id !== old_id && ticks.unregistered === undefined);
  const restores =
    restored_id !== null || (strategy === "gap" && ticks.unregistered !== undefined && new_id === null);
  return [...(withdraws ? [step("withdrawn")] : []), ...(restores ? [step("restored")] : [])].filter(
    ({ state }) => state !== "skipped",
  );
}

function isUndone(key: keyof Ticks, ticks: Ticks): boolean {
  if (key === "registered" || key === "listed") return ticks.withdrawn !== undefined;
  return ticks.restored !== undefined;
}

import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import type { Replacement } from "./replacement";

/** Progress of a replacement, shown at the head of its plan: a title and an explanation. */
export type PlanHead = { tone: "info" | "success" | "warning" | "danger"; title: string; text: string };

export function planHead(replacement: Replacement): PlanHead {
  const { outcome, busy, direction, problem, name, strategy, ticks } = replacement;
  const why = problem ? `${ended(problem.message)} ` : "";
  switch (outcome) {
    case "done":
      return {
        tone: "success",
        title: `${name} was changed`,
        text: `${why}New id: ${replacement.new_id ?? ""}. Links to the old id still work.`,
      };
    case "rolled_back":
      return { tone: "danger", title: `${name} was not changed`, text: `${why}${restoredText(replacement)}` };
    case "conflict":
      return { tone: "danger", title: `The change of ${name} stopped`, text: why.trim() };
    case null:
      break;
  }
  if (busy) {
    const title = direction === "back" ? `Rolling back the change of ${name}` : `Changing ${name}`;
    return { tone: "info", title, text: "Switchboard continues by itself, even if you close this page." };
  }
  const both = strategy === "overlap" && ticks.registered !== undefined && ticks.unregistered === undefined;
  const state = both ? "Both the old and the new webhook may be registered now. " : "";
  return {
    tone: "warning",
    title:
      direction === "back"
        ? `The change of ${name} is not rolled back yet`
        : `The change of ${name} is not finished`,
    text: `${why}${state}`.trim(),
  };
}

/** Whether a person can still roll the replacement back. */
export function canRollBack({ outcome, direction, strategy, ticks }: Replacement): boolean {
  const tooLate = strategy === "overlap" && ticks.unregistered !== undefined;
  return outcome === null && direction === "forward" && !tooLate;
}

/**
 * Moment until which pushes from before the replacement may still arrive, in milliseconds; undefined until it
 * is done.
 */
export function settledAt({ outcome, ticks, twice_until: twice }: Replacement): number | undefined {
  if (outcome !== "done") return undefined;
  const last = Math.max(ticks.registered ?? 0, ticks.unregistered ?? 0);
  return twice ?? (last === 0 ? undefined : last + PROPAGATION_SECONDS * 1000);
}

/** Whether the replacement changes the secret. */
export function rotates({ before, after }: Replacement): boolean {
  return before.secret_digest !== after.secret_digest;
}

function restoredText({ restored_id: restored, ticks }: Replacement): string {
  if (restored !== null) return `The old webhook was registered again. New id: ${restored}.`;
  return ticks.withdrawn === undefined
    ? "Nothing was changed."
    : "The new webhook was unregistered again. The old one is unchanged.";
}

function ended(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}

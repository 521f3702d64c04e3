import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import type { Replacement } from "./replacement";

/** How far a change is, as the head of its plan: what is the case, and what it means. */
export type PlanHead = { tone: "info" | "success" | "warning" | "danger"; title: string; text: string };

export function planHead(replacement: Replacement): PlanHead {
  const { outcome, busy, direction, problem, name, strategy, ticks } = replacement;
  const why = problem ? `${ended(problem.message)} ` : "";
  switch (outcome) {
    case "done":
      return {
        tone: "success",
        title: `${name} was changed`,
        text: `${why}Its id is now ${replacement.new_id ?? ""}; the old one leads there.`,
      };
    case "rolled_back":
      return { tone: "danger", title: `${name} was not changed`, text: `${why}${restoredText(replacement)}` };
    case "conflict":
      return { tone: "danger", title: `The change of ${name} came to a stop`, text: why.trim() };
    case null:
      break;
  }
  if (busy) {
    const title = direction === "back" ? `Undoing the change of ${name}` : `Changing ${name}`;
    return { tone: "info", title, text: "It goes on by itself, also if you close this page." };
  }
  const both = strategy === "overlap" && ticks.registered !== undefined && ticks.unregistered === undefined;
  const state = both ? "Both the old and the new webhook may be registered now. " : "";
  return {
    tone: "warning",
    title:
      direction === "back"
        ? `The change of ${name} is not undone yet`
        : `The change of ${name} is not finished`,
    text: `${why}${state}`.trim(),
  };
}

/** Whether a change can still be taken back by asking for it. */
export function canRollBack({ outcome, direction, strategy, ticks }: Replacement): boolean {
  const tooLate = strategy === "overlap" && ticks.unregistered !== undefined;
  return outcome === null && direction === "forward" && !tooLate;
}

/** Until when what was sent before the change may still come, in milliseconds; undefined before it is finished. */
export function settledAt({ outcome, ticks, twice_until: twice }: Replacement): number | undefined {
  if (outcome !== "done") return undefined;
  const last = Math.max(ticks.registered ?? 0, ticks.unregistered ?? 0);
  return twice ?? (last === 0 ? undefined : last + PROPAGATION_SECONDS * 1000);
}

/** Whether the secret is another one now. */
export function rotates({ before, after }: Replacement): boolean {
  return before.secret_digest !== after.secret_digest;
}

function restoredText({ restored_id: restored, ticks }: Replacement): string {
  if (restored !== null) return `The old webhook was registered again; its id is now ${restored}.`;
  return ticks.withdrawn === undefined
    ? "Nothing was changed: the webhook is registered as it was."
    : "The new webhook was unregistered again; the old one is registered as it was.";
}

function ended(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}

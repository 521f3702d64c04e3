import type { ChangeKind, ChangeResult, ObjectState } from "./entry";
import { changedFields, sameValue } from "./same";

/** Outcome of an unknown change after a look at the API. */
export type Verdict = { result: "done" | "failed" | "unknown"; message?: string; objectId?: string };

/** Messages of entries whose outcome no further look can tell. */
export const UNTOLD = {
  changed: "It was changed again since, so nobody can tell whether this happened.",
  gone: "It was removed since, so nobody can tell whether this happened.",
  otherwise: "Something like it is there with other settings, so nobody can tell whether this happened.",
} as const;

const DID_NOT_HAPPEN = "It did not happen.";

type Update = { before: ObjectState | null; after: ObjectState | null };

/** Another change of the same object, requested later. Moments are milliseconds since 1970. */
export type Since = Update & { at: number; kind: ChangeKind; result: ChangeResult };

/**
 * Outcome of an update or removal, from the object's current state and the later changes of it. The state
 * that the next change found is closer to this change than the current one; an effect that another change
 * also had cannot be told apart.
 * @param change `until`: moment from which the API no longer carries out the request
 */
export function verdictSince(
  kind: Exclude<ChangeKind, "create">,
  change: Update & { until: number },
  since: readonly Since[],
  now: ObjectState | undefined,
): Verdict {
  const [next] = since;
  if (next?.before) {
    const found = verdictOf(kind, change, next.before);
    if (found.result === "done" || (found.result === "failed" && next.at >= change.until)) return found;
  }
  const verdict = verdictOf(kind, change, now);
  const alike = (other: Since) =>
    kind === "remove"
      ? other.kind === "remove"
      : other.kind === "update" && verdictOf(kind, change, other.after ?? undefined).result === "done";
  const another = since.some((other) => other.result !== "failed" && alike(other));
  if (verdict.result !== "done" || !another) return verdict;
  return { result: "unknown", message: kind === "remove" ? UNTOLD.gone : UNTOLD.changed };
}

/** Outcome of an update or removal, from the object's current state; undefined when the object is gone. */
function verdictOf(
  kind: Exclude<ChangeKind, "create">,
  change: Update,
  now: ObjectState | undefined,
): Verdict {
  if (kind === "remove") {
    return now ? { result: "failed", message: DID_NOT_HAPPEN } : { result: "done" };
  }
  if (!now) return { result: "unknown", message: UNTOLD.gone };
  const before = change.before ?? {};
  const after = change.after ?? {};
  const fields = changedFields(before, after);
  const stands = (wanted: ObjectState) =>
    fields.every((field) => sameValue(field, now[field], wanted[field]));
  if (stands(after)) return { result: "done" };
  return stands(before)
    ? { result: "failed", message: DID_NOT_HAPPEN }
    : { result: "unknown", message: UNTOLD.changed };
}

/**
 * Outcome of a creation, from the objects that could be its result: similar ones that were not there before
 * and that no other entry has created.
 */
export function verdictOfCreation(
  after: ObjectState,
  candidates: readonly { id: string; state: ObjectState }[],
): Verdict {
  const asked = Object.keys(after);
  const made = candidates.find(({ state }) =>
    asked.every((field) => after[field] === null || sameValue(field, after[field], state[field])),
  );
  if (made) return { result: "done", objectId: made.id };
  return candidates.length > 0
    ? { result: "unknown", message: UNTOLD.otherwise }
    : { result: "failed", message: DID_NOT_HAPPEN };
}

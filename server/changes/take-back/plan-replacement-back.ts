import "server-only";
import { differenceWords } from "@/lib/changes/differences";
import { reverseFields } from "@/lib/changes/reverse";
import { missingToTakeBack } from "@/lib/changes/take-back-scope";
import { plainWebhook } from "@/lib/webhooks/replace-plan";
import type { Session } from "@/server/sign-in/session-rows";
import { idNow } from "@/server/webhooks/replace/find";
import { current } from "../observe";
import type { StepOf } from "../replacements-of";
import { type ChangeRow, stateOf } from "../rows";
import {
  AS_BEFORE,
  digestOf,
  impossible,
  LOST,
  missing,
  type Planned,
  planOf,
  secretOf,
  secretWords,
} from "./take-back-parts";

/**
 * Plans what taking a replacement back would do now: the webhook is replaced once more, in the fields that
 * the first replacement changed. Undefined when the webhook no longer exists.
 */
export async function planReplacementBack(
  session: Session,
  row: ChangeRow,
  step: StepOf,
  overwrite: readonly string[],
): Promise<Planned | undefined> {
  if (step.outcome === null) {
    return impossible(row, "This webhook change is not finished. Continue it or roll it back first.");
  }
  if (step.outcome === "rolled_back")
    return impossible(row, "It was rolled back, so there is nothing to undo.");
  const scope = missingToTakeBack(session.granted, "webhook", "replace");
  if (scope) return impossible(row, missing(scope));
  const id = (await idNow(session, step.new_id ?? "")) ?? step.new_id ?? "";
  const there = await current(session, "webhook", id);
  if (!there) return undefined;
  const now = plainWebhook(there);
  const change = {
    before: plainWebhook(stateOf(step.before) ?? {}),
    after: plainWebhook(stateOf(step.after) ?? {}),
  };
  const { state, conflicts } = reverseFields(change, now, overwrite);
  const told = differenceWords("webhook", { before: now, after: state, tense: "present" });
  if (told.length === 0 && conflicts.length === 0) return impossible(row, AS_BEFORE);
  const digest = digestOf(row, state);
  const { source, secret } = await secretOf(session, digest === digestOf(row, now) ? undefined : digest);
  const plan = planOf(row, {
    kind: "replace",
    words: [
      ...told,
      "The earlier version is registered before the current one is unregistered; the id changes again",
      ...secretWords(source, LOST),
    ],
    secret: source,
    conflicts: conflicts.map((unit) => ({
      unit,
      words: differenceWords("webhook", { before: { ...now, [unit]: change.after[unit] }, after: now }).join(
        "; ",
      ),
    })),
  });
  return { row, plan, now: there, target: state, ...(secret === undefined ? {} : { secret }) };
}

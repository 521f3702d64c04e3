import type { BotActionReply } from "@/lib/contract/replies";
import { parseFilter } from "@/lib/filters/codec/codec";
import { describeFilter } from "@/lib/filters/describe";
import { actionTitle } from "./names";
import { sameValue } from "./same";
import { changesIn, type Tense } from "./words";

/** The filter of an action as one sentence. */
export function actionSentence({ name, filters }: BotActionReply): string {
  return describeFilter(parseFilter(filters), name);
}

/**
 * Differences between two versions of a bot's actions, in words. Actions have no ids: equal ones pair up
 * first, then ones of one name, as the same action with another filter; unpaired ones start or stop.
 */
export function actionChanges(
  base: readonly BotActionReply[],
  now: readonly BotActionReply[],
  tense: Tense,
): string[] {
  const removed = [...base];
  const added = now.filter((action) => !takeOut(removed, (old) => sameValue("action", old, action)));
  const changes = added.map((action) => {
    const old = takeOut(removed, ({ name }) => name === action.name);
    return old
      ? `“${actionTitle(action.name)}” ${changesIn(tense)}: ${actionSentence(action)}`
      : starts(action, tense);
  });
  const stops = tense === "past" ? "Stopped" : "Stops";
  return [...changes, ...removed.map(({ name }) => `${stops} sending “${actionTitle(name)}”`)];
}

export function starts(action: BotActionReply, tense: Tense): string {
  return `${tense === "past" ? "Started" : "Starts"} sending “${actionTitle(action.name)}”: ${actionSentence(action)}`;
}

function takeOut<T>(list: T[], wanted: (item: T) => boolean): T | undefined {
  const index = list.findIndex(wanted);
  return index < 0 ? undefined : list.splice(index, 1)[0];
}

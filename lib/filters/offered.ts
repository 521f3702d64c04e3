import { ACTION_WORDS, filterKindsOf, isAction, type Version } from "@/lib/contract/versions";
import { type Condition, type Location, LOCATION_KINDS, LOCATIONS } from "./model";

/** The locations whose properties an action's filter may name in a version. */
export function offeredLocations(version: Version, action: string): Location[] {
  const kinds = filterKindsOf(version, action);
  return LOCATIONS.filter((location) => kinds.includes(LOCATION_KINDS[location]));
}

/** Whether an action's filter may name agents in a version. */
export function offersAgents(version: Version, action: string): boolean {
  return filterKindsOf(version, action).includes("chat_member_ids");
}

/**
 * Why the action does not offer this condition in that version, or `undefined` when it does. An unknown
 * action may offer anything, so nothing offends.
 */
export function offends(condition: Condition, version: Version, action: string): string | undefined {
  if (!isAction(action)) return undefined;
  const kind = condition.kind === "agents" ? "chat_member_ids" : LOCATION_KINDS[condition.location];
  if (filterKindsOf(version, action).includes(kind)) return undefined;
  const subject = condition.kind === "agents" ? "agents in the chat" : `${condition.location} properties`;
  return `“${ACTION_WORDS[action].title}” has no filter on ${subject} in ${version}`;
}

import "server-only";
import type { PlaceBotInput, Placed } from "@/lib/routing/api";
import { isPriority } from "@/lib/routing/model";
import {
  applyStaged,
  conflicting,
  leavesDefault,
  priorityIn,
  refusalToLeave,
  type RoutedBot,
  type Staged,
} from "@/lib/routing/staged";
import type { Session } from "@/server/sign-in/session-rows";
import { botInTurn } from "@/server/bots/bot-in-turn";
import { changeBot } from "@/server/bots/update-bot";
import type { Cause } from "@/server/journal/journal";
import { callApi } from "@/server/upstream/call-api";
import { routableBot } from "./routable-bot";

/**
 * Puts one bot into its staged places. The bot is read first: changes by others in other groups stay,
 * changes in the same groups are a conflict and nothing is written. The whole list is sent, unknown
 * priorities and fields included, since the API does not say whether `groups` replaces or merges.
 */
export function placeBot(
  session: Session,
  { bot_id, changes }: PlaceBotInput,
  cause: Cause,
): Promise<Placed> {
  return botInTurn(session, bot_id, async () => {
    const { bot_agent } = await callApi(session, "get_bot_agent_details", { bot_agent_id: bot_id });
    const bot = routableBot(session, bot_agent);
    const conflicts = conflicting(bot.groups, changes);
    if (conflicts.length > 0) {
      return { kind: "conflict", bot, groups: conflicts.map(({ groupId }) => groupId) };
    }
    const groups = applyStaged(bot.groups, changes);
    const message =
      refusalOf(bot, changes) ?? (leavesDefault(changes) ? refusalToLeave(groups, 0) : undefined);
    if (message !== undefined) return { kind: "refused", bot, message };
    await changeBot(session, bot_agent, { groups }, cause);
    return { kind: "saved", bot: { ...bot, groups } };
  });
}

/** Refuses to change a priority that Switchboard does not know, in a group that is about to change. */
function refusalOf(bot: RoutedBot, changes: Staged): string | undefined {
  const unknown = changes.find(({ groupId, priority }) => {
    const now = priorityIn(bot, groupId);
    return now !== null && now !== priority && !isPriority(now);
  });
  return (
    unknown && `Switchboard does not know its priority in group ${unknown.groupId}, so it stays unchanged`
  );
}

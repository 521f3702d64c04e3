import "server-only";
import type { BotDetails } from "@/lib/contract/replies";
import type { RoutableBot } from "@/lib/routing/api";
import type { Session } from "@/server/sign-in/session-rows";

/** Fields of a bot that routing shows. */
export function routableBot({ clientId }: Session, bot: BotDetails): RoutableBot {
  const owner = bot.application.client_id;
  return {
    id: bot.id,
    name: bot.name,
    avatar: bot.avatar,
    status: bot.status,
    mine: owner === clientId,
    owner,
    capacity: bot.max_chats_count,
    groups: bot.groups,
  };
}

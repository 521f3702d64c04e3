import "server-only";
import { type BotChange, groupsAfter, refusalOf, touchedBy, wantedBy } from "@/lib/bots/bulk";
import type { BulkBotInput, BulkBotReply } from "@/lib/bots/bulk-api";
import type { BotDetails } from "@/lib/contract/replies";
import type { Session } from "@/server/sign-in/session-rows";
import type { Cause } from "@/server/journal/journal";
import { SafeError } from "@/server/errors";
import { callApi } from "@/server/upstream/call-api";
import { botInTurn } from "./bot-in-turn";
import { removeKnownBot } from "./remove-bot";
import { changeBot } from "./update-bot";

/**
 * Makes one change of a bulk run to one bot, which is read first. Changes by others to other settings stay;
 * if this setting is no longer `from`, the result is a conflict and nothing is written.
 */
export function changeInBulk(
  session: Session,
  id: string,
  { change, from }: BulkBotInput,
  cause: Cause,
): Promise<BulkBotReply> {
  return botInTurn(session, id, async () => {
    const bot = await readUnlessGone(session, id, change);
    if (bot === undefined) return { kind: "unchanged" };
    const now = touchedBy(change, { ...bot, capacity: bot.max_chats_count });
    if (now === wantedBy(change)) return { kind: "unchanged" };
    if (now !== from) return { kind: "conflict", now };
    const message = refusalOf(change, bot);
    if (message !== undefined) return { kind: "refused", message };
    if (change.kind === "remove") await removeKnownBot(session, id, bot, cause);
    else await changeBot(session, bot, fieldsOf(change, bot), cause);
    return { kind: "done" };
  });
}

async function readUnlessGone(
  session: Session,
  id: string,
  change: BotChange,
): Promise<BotDetails | undefined> {
  try {
    return (await callApi(session, "get_bot_agent_details", { bot_agent_id: id })).bot_agent;
  } catch (error) {
    if (change.kind === "remove" && error instanceof SafeError && error.code === "not_found")
      return undefined;
    throw error;
  }
}

function fieldsOf(change: Exclude<BotChange, { kind: "remove" }>, bot: BotDetails) {
  switch (change.kind) {
    case "status":
      return { status: change.status };
    case "capacity":
      return { max_chats_count: change.capacity };
    case "join":
    case "leave":
      return { groups: groupsAfter(change, bot.groups) };
  }
}

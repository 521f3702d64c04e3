import "server-only";
import { botName } from "@/lib/changes/names";
import type { BotDetails } from "@/lib/contract/replies";
import type { Session } from "@/server/sign-in/session-rows";
import type { Cause } from "@/server/journal/journal";
import { journalled } from "@/server/journal/journalled";
import { botState } from "@/server/journal/object-state";
import { callApi } from "@/server/upstream/call-api";
import { recordBinding } from "./bot-bindings";
import { botInTurn } from "./bot-in-turn";
import { readBot } from "./read-bot";

/** Removes a bot, of this application or, with `agents-bot--all:write`, of any. */
export async function removeBot(session: Session, id: string, cause: Cause): Promise<void> {
  await botInTurn(session, id, async () => removeKnownBot(session, id, await readBot(session, id), cause));
}

/** Removes a bot for a caller that holds its turn. `before` is the bot as just read; undefined where it cannot be read. */
export async function removeKnownBot(
  session: Session,
  id: string,
  before: BotDetails | undefined,
  cause: Cause,
): Promise<void> {
  await journalled(
    session,
    cause,
    {
      object: { kind: "bot", id, name: before ? botName(before) : id },
      kind: "remove",
      before: before ? botState(session.licenseId, before) : null,
      after: null,
    },
    () => callApi(session, "remove_bot_agent", { bot_agent_id: id }),
  );
  await recordBinding(session, id, "offline");
}

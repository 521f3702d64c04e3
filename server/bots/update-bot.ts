import "server-only";
import type { UpdateBotInput, UpdatedBot } from "@/lib/bots/api";
import { changedSince, shownBase } from "@/lib/bots/base";
import { botName } from "@/lib/changes/names";
import type { Status } from "@/lib/contract/bots";
import type { BotDetails } from "@/lib/contract/replies";
import type { Session } from "@/server/sign-in/session-rows";
import { secretDigest } from "@/server/journal/digest";
import type { Cause } from "@/server/journal/journal";
import { journalled } from "@/server/journal/journalled";
import { botState } from "@/server/journal/object-state";
import { whoChanged } from "@/server/journal/who-changed";
import { SafeError } from "@/server/errors";
import { callApi } from "@/server/upstream/call-api";
import { refuseLogins } from "@/server/upstream/refuse-logins";
import { recordBinding } from "./bot-bindings";
import { botInTurn } from "./bot-in-turn";
import { toWireWebhooks } from "./bot-webhooks";
import { shownBot } from "./shown-bot";

const OFFLINE: Status = "offline";

/**
 * Changes only the fields of the input; `groups` and `webhooks` are replaced as a whole, unknown fields
 * pass through. A bot that has changed since `base` is left alone: the result is then a conflict, not an
 * error.
 */
export async function updateBot(
  session: Session,
  id: string,
  { bot, base }: UpdateBotInput,
  cause: Cause,
): Promise<UpdatedBot> {
  return botInTurn(session, id, async () => {
    const { bot_agent: before } = await callApi(session, "get_bot_agent_details", { bot_agent_id: id });
    const now = shownBot(session, before);
    const digestOf = (secret: string) => secretDigest(session.licenseId, secret);
    const changed = base ? changedSince(base, shownBase(now), bot, digestOf) : [];
    if (changed.length > 0) {
      const state = botState(session.licenseId, before);
      return { kind: "conflict", bot: now, changed_by: await whoChanged(session, { id, state }, changed) };
    }
    return { kind: "saved", bot: shownBot(session, await changeBot(session, before, bot, cause)) };
  });
}

/**
 * Writes fields to a bot that the caller has just read in its turn.
 * @returns the bot with these fields; the API does not send it back
 */
export async function changeBot(
  session: Session,
  before: BotDetails,
  { webhooks, mine: _, ...fields }: UpdateBotInput["bot"],
  cause: Cause,
): Promise<BotDetails> {
  const { id } = before;
  refuseLogins(cause, [
    { path: "avatar", address: fields.avatar, stored: before.avatar },
    { path: "webhooks.url", address: webhooks?.url, stored: before.webhooks?.url },
  ]);
  const wire = webhooks
    ? { ...fields, webhooks: await toWireWebhooks(webhooks, async () => before.webhooks?.secret_key) }
    : fields;
  const said = Object.entries(wire).filter(([, value]) => value !== null && value !== undefined);
  const after = { ...before, ...Object.fromEntries(said) };
  try {
    await journalled(
      session,
      cause,
      {
        object: { kind: "bot", id, name: botName(before) },
        kind: "update",
        before: botState(session.licenseId, before),
        after: botState(session.licenseId, after),
      },
      () => callApi(session, "update_bot_agent", { ...wire, id }),
    );
  } catch (error) {
    // The request may have had its effect, so signing out counts this bot as one that it would log out.
    if (error instanceof SafeError && error.changed === "unknown" && fields.status !== OFFLINE)
      await recordBinding(session, id, fields.status);
    throw error;
  }
  await recordBinding(session, id, fields.status);
  return after;
}

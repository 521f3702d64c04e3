import type { Selectable, Transaction } from "kysely";
import type { z } from "zod";
import type { Status } from "@/lib/contract/bots";
import { DEFAULT_CAPACITY } from "@/lib/contract/limits";
import type { MethodRequest } from "@/lib/contract/methods";
import { botDetailsSchema } from "@/lib/contract/replies";
import type { Clock } from "../clock";
import type { BotTable, Tables } from "../database/schema";
import { recordChange } from "../deliveries/change-log";
import { type Seal, sealed } from "../seal";

// A bot's row holds it in two parts, as the list needs only the first. The secret in the second is sealed.
const summarySchema = botDetailsSchema.pick({ name: true, avatar: true });
const detailsSchema = botDetailsSchema.pick({ max_chats_count: true, groups: true, webhooks: true });

export type BotSummary = z.infer<typeof summarySchema>;
export type BotDetails = z.infer<typeof detailsSchema>;

/** The columns of a new bot, with the defaults of what was not given (docs/api.md, section 2.4). */
export function newBot(seal: Seal, request: MethodRequest<"create_bot_agent">) {
  const summary: BotSummary = { name: request.name, avatar: request.avatar ?? "" };
  const details: BotDetails = {
    max_chats_count: request.max_chats_count ?? DEFAULT_CAPACITY,
    groups: request.groups ?? [{ id: 0, priority: "normal" }],
    webhooks: request.webhooks && sealed(seal, request.webhooks),
  };
  return { status: request.status, ...toColumns(summary, details) };
}

export function toColumns(summary: BotSummary, details: BotDetails) {
  return { summary: JSON.stringify(summary), details: JSON.stringify(details) };
}

export function readSummary(json: string): BotSummary {
  return summarySchema.parse(JSON.parse(json));
}

/** What a row holds: its secret is still sealed. */
export function readDetails(json: string): BotDetails {
  return detailsSchema.parse(JSON.parse(json));
}

/** A bot that is logged in is bound to the grant that last wrote it; an offline one is bound to none. */
export function bindingFor(status: string, grantId: string): string | null {
  return status === ("offline" satisfies Status) ? null : grantId;
}

/** Notes for its webhooks how a bot is from now on: only one that is logged in has any. */
export async function recordBot(
  transaction: Transaction<Tables>,
  clock: Clock,
  bot: Pick<Selectable<BotTable>, "id" | "license_id" | "client_id" | "status" | "details">,
): Promise<void> {
  await recordChange(transaction, {
    license_id: bot.license_id,
    client_id: bot.client_id,
    kind: "bot",
    target_id: bot.id,
    document: bot.status === ("offline" satisfies Status) ? null : bot.details,
    changed_at: clock(),
  });
}

/** Ids have one form; asking the database for any other text could only fail. */
export function isBotId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

import type { Selectable, Transaction } from "kysely";
import type { z } from "zod";
import type { Status } from "@/lib/contract/bots";
import { DEFAULT_CAPACITY } from "@/lib/contract/limits";
import type { MethodRequest } from "@/lib/contract/methods";
import { botDetailsSchema } from "@/lib/contract/replies";
import type { Clock } from "../clock";
import type { BotTable, Tables } from "../database/schema";
import { recordChange } from "../database/change-log";
import { type Seal, sealed } from "../seal";

// Two parts of a bot, a column each, as the list needs only the first. The secret in the second is sealed.
const summarySchema = botDetailsSchema.pick({ name: true, avatar: true });
const detailsSchema = botDetailsSchema.pick({ max_chats_count: true, groups: true, webhooks: true });

export type BotSummary = z.infer<typeof summarySchema>;
export type BotDetails = z.infer<typeof detailsSchema>;

/** Columns of a new bot, with defaults for settings that the request left out (docs/api.md, section 2.4). */
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

/** Reads the details column; the secret in it stays sealed. */
export function readDetails(json: string): BotDetails {
  return detailsSchema.parse(JSON.parse(json));
}

/**
 * Grant that a bot is bound to: the one that last wrote it while it is logged in, none while it is offline.
 */
export function bindingFor(status: string, grantId: string): string | null {
  return status === ("offline" satisfies Status) ? null : grantId;
}

/** Records a bot's webhooks in the change log: a bot that is logged in has them, an offline one has none. */
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

/** Checks the form of a bot's id, so that other text is refused without a query. */
export function isBotId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

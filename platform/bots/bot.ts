import type { z } from "zod";
import type { Status } from "@/lib/contract/bots";
import { DEFAULT_CAPACITY } from "@/lib/contract/limits";
import type { MethodRequest } from "@/lib/contract/methods";
import { botDetailsSchema } from "@/lib/contract/replies";

// A bot's row holds it in two parts, as the list needs only the first.
const summarySchema = botDetailsSchema.pick({ name: true, avatar: true });
const detailsSchema = botDetailsSchema.pick({ max_chats_count: true, groups: true, webhooks: true });

export type BotSummary = z.infer<typeof summarySchema>;
export type BotDetails = z.infer<typeof detailsSchema>;

/** The columns of a new bot, with the defaults of what was not given (platform.md section 2). */
export function newBot(request: MethodRequest<"create_bot_agent">) {
  const summary: BotSummary = { name: request.name, avatar: request.avatar ?? "" };
  const details: BotDetails = {
    max_chats_count: request.max_chats_count ?? DEFAULT_CAPACITY,
    groups: request.groups ?? [{ id: 0, priority: "normal" }],
    webhooks: request.webhooks,
  };
  return { status: request.status, ...toColumns(summary, details) };
}

export function toColumns(summary: BotSummary, details: BotDetails) {
  return { summary: JSON.stringify(summary), details: JSON.stringify(details) };
}

export function readSummary(json: string): BotSummary {
  return summarySchema.parse(JSON.parse(json));
}

export function readDetails(json: string): BotDetails {
  return detailsSchema.parse(JSON.parse(json));
}

/** A bot that is logged in is bound to the grant that last wrote it; an offline one is bound to none. */
export function bindingFor(status: string, grantId: string): string | null {
  return status === ("offline" satisfies Status) ? null : grantId;
}

/** Ids have one form; asking the database for any other text could only fail. */
export function isBotId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

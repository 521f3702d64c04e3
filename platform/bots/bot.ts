import type { z } from "zod";
import type { botWebhooksSchema, Priority, Status } from "@/lib/contract/bots";
import { DEFAULT_CAPACITY } from "@/lib/contract/limits";
import type { MethodRequest } from "@/lib/contract/methods";

/** What the list of bots shows besides id and status. */
export type BotSummary = { name: string; avatar: string };

export type BotDetails = {
  max_chats_count: number;
  groups: { id: number; priority: Priority }[];
  webhooks?: z.infer<ReturnType<typeof botWebhooksSchema>>;
};

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

/** The table holds what this file wrote, so it is read without another check. */
export function readSummary(json: string): BotSummary {
  return JSON.parse(json);
}

export function readDetails(json: string): BotDetails {
  return JSON.parse(json);
}

/** A bot that is logged in is bound to the grant that last wrote it; an offline one is bound to none. */
export function bindingFor(status: string, grantId: string): string | null {
  return status === ("offline" satisfies Status) ? null : grantId;
}

/** Ids have one form; asking the database for any other text could only fail. */
export function isBotId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

import "server-only";
import type { Current } from "@/lib/transfer/current";
import type { PlanItem } from "@/lib/transfer/plan";
import type { Session } from "@/server/auth/session-rows";
import { shadowBot, shadowWebhook } from "./shadow";
import type { Alike } from "./alike";
import type { Step } from "./ticket";

/** What carrying out an item means, with how the license is now. What is only here would be removed. */
export function stepOf(
  { licenseId }: Session,
  item: PlanItem,
  { bots, webhooks }: Current,
  alike: Alike,
): Step | undefined {
  switch (item.kind) {
    case "create":
      if (item.object === "bot") {
        return { kind: "create", object: "bot", entry: item.entry, alike: alike.bots(item.entry) };
      }
      return { kind: "create", object: "webhook", entry: item.entry, alike: alike.webhooks(item.entry) };
    case "update":
      return { kind: "update", object: "bot", entry: item.entry, before: shadowBot(licenseId, item.bot) };
    case "replace":
      return {
        kind: "replace",
        object: "webhook",
        entry: item.entry,
        before: shadowWebhook(licenseId, item.webhook),
      };
    case "only_here":
    case "remove":
    case "finish":
      return item.object === "bot"
        ? removalOfBot(licenseId, bots, item.id)
        : removalOfWebhook(licenseId, webhooks, item.id);
    case "unchanged":
      return undefined;
  }
}

function removalOfBot(licenseId: number, bots: Current["bots"], id: string): Step | undefined {
  const bot = bots.find((one) => one.id === id);
  return bot && { kind: "remove", object: "bot", before: shadowBot(licenseId, bot) };
}

function removalOfWebhook(licenseId: number, webhooks: Current["webhooks"], id: string): Step | undefined {
  const webhook = webhooks.find(({ webhook_id }) => webhook_id === id);
  return webhook && { kind: "remove", object: "webhook", before: shadowWebhook(licenseId, webhook) };
}

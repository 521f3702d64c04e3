import "server-only";
import type { Current } from "@/lib/transfer/current";
import type { PlanItem } from "@/lib/transfer/plan";
import { InputError } from "@/server/errors";
import { alikeIn } from "./alike";
import { shadowBot, shadowWebhook } from "./shadow";
import type { Owner, Step } from "./ticket";

/**
 * Turns an item of a plan into its step, with the object's current state; undefined for an unchanged one.
 * An object that only the license has gets a removal.
 */
export type StepOf = (item: PlanItem) => Step | undefined;

/** Most ids of equal objects in all tickets of a plan together; each ticket lists the objects equal to its own. */
const MOST_ALIKE = 100_000;

/**
 * Indexes a license once for all items of a plan.
 * @throws InputError when there are too many equal objects
 */
export function stepsIn({ licenseId }: Owner, current: Current): StepOf {
  const alike = alikeIn(current);
  const bots = new Map(current.bots.map((bot) => [bot.id, bot]));
  const webhooks = new Map(current.webhooks.map((webhook) => [webhook.webhook_id, webhook]));
  let named = 0;
  const counted = (ids: string[], path = "") => {
    named += ids.length;
    if (named <= MOST_ALIKE) return ids;
    const what = "matches too many objects on the license to tell them apart";
    throw new InputError([{ path, message: `\`${path}\` ${what}. Give each its own name or description` }]);
  };
  const removal = (object: "bot" | "webhook", id: string): Step | undefined => {
    const [bot, webhook] = [bots.get(id), webhooks.get(id)];
    if (object === "bot") {
      return bot && { kind: "remove", object: "bot", before: shadowBot(licenseId, bot) };
    }
    return webhook && { kind: "remove", object: "webhook", before: shadowWebhook(licenseId, webhook) };
  };
  return (item) => {
    switch (item.kind) {
      case "create": {
        const { path } = item;
        if (item.object === "bot") {
          const ids = counted(alike.bots(item.entry), path);
          return { kind: "create", object: "bot", entry: item.entry, alike: ids };
        }
        const ids = counted(alike.webhooks(item.entry), path);
        return { kind: "create", object: "webhook", entry: item.entry, alike: ids };
      }
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
        return removal(item.object, item.id);
      case "unchanged":
        return undefined;
    }
  };
}

import type { BotDetails, WebhookReply } from "@/lib/contract/replies";
import type { Current } from "./current";
import { botDifferences, type Difference, webhookDifferences } from "./differences";
import type { BotEntry, TransferDocument, WebhookEntry } from "./file/document";
import { botEntry, webhookEntry } from "./file/entries";
import { matchBots, matchWebhooks } from "./match";
import { botSettings, type Setting, webhookSettings } from "./settings";
import { halfDone, type Unfinished } from "./unfinished";
import { botLabel, webhookLabel } from "./words";

type Common = {
  label: string;
  /** The entry's place in the file, as in `bots[2]`; absent for an object that the file does not have. */
  path?: string;
  /** All settings of a created or removed object. */
  settings?: Setting[];
};

/** The work on one object. */
export type PlanItem = Common &
  (
    | { kind: "create"; object: "bot"; entry: BotEntry; needsSecret: boolean }
    | { kind: "create"; object: "webhook"; entry: WebhookEntry; needsSecret: boolean }
    | {
        kind: "update";
        object: "bot";
        entry: BotEntry;
        bot: BotDetails;
        differences: Difference[];
        needsSecret: boolean;
      }
    | {
        kind: "replace";
        object: "webhook";
        entry: WebhookEntry;
        webhook: WebhookReply;
        differences: Difference[];
      }
    | { kind: "unchanged"; object: "bot" | "webhook"; id: string }
    /** On the license but not in the file; left alone unless removal was asked for. */
    | { kind: "only_here"; object: "bot" | "webhook"; id: string }
    | { kind: "remove"; object: "bot" | "webhook"; id: string }
    /** Left over from a replacement that stopped half way; it will be unregistered. */
    | { kind: "finish"; object: "webhook"; id: string }
  );

export type Plan = { items: PlanItem[] };

type Options = {
  /** Plans the removal of objects that the file does not have. */
  remove?: boolean;
  /** Replacements that may have stopped half way. */
  unfinished?: readonly Unfinished[];
};

/**
 * The work that makes a license equal to a file: bots, webhooks, removals last. A part that the file does not
 * have at all (`bots:` or `webhooks:`) is left alone as a whole.
 * @param document with its secrets open (seal.ts)
 */
export function makePlan(document: TransferDocument, current: Current, options: Options = {}): Plan {
  const kind = options.remove ? ("remove" as const) : ("only_here" as const);
  const bots = document.bots ? planBots(document.bots, current.bots) : { items: [], onlyHere: [] };
  const webhooks = document.webhooks
    ? planWebhooks(document.webhooks, current.webhooks)
    : { items: [], onlyHere: [] };
  const leftOver = leftOvers(options.unfinished ?? [], current.webhooks, webhooks.onlyHere);
  return {
    items: [
      ...bots.items,
      ...webhooks.items,
      ...bots.onlyHere.map((bot) => ({
        kind,
        object: "bot" as const,
        id: bot.id,
        label: botLabel(bot),
        settings: botSettings(botEntry(bot), "removed"),
      })),
      ...webhooks.onlyHere.map((webhook) => ({
        kind: leftOver.has(webhook.webhook_id) ? ("finish" as const) : kind,
        object: "webhook" as const,
        id: webhook.webhook_id,
        label: webhookLabel(webhook),
        settings: webhookSettings(webhookEntry(webhook), "removed"),
      })),
    ],
  };
}

/**
 * Ids of the unwanted webhooks of half-done replacements: the old one, or the new one if the file describes
 * the earlier state.
 */
function leftOvers(
  begun: readonly Unfinished[],
  webhooks: readonly WebhookReply[],
  onlyHere: readonly WebhookReply[],
): Set<string> {
  const unwanted = new Set(onlyHere.map(({ webhook_id }) => webhook_id));
  return new Set(
    begun.flatMap((one) => {
      const both = halfDone(one, webhooks);
      return both === undefined ? [] : [both.old, both.fresh].filter((id) => unwanted.has(id)).slice(0, 1);
    }),
  );
}

/** Whether applying the plan would do anything. */
export function hasChanges({ items }: Plan): boolean {
  return items.some(({ kind }) => kind !== "unchanged" && kind !== "only_here");
}

function planBots(entries: readonly BotEntry[], bots: readonly BotDetails[]) {
  const { found, onlyHere } = matchBots(entries, bots);
  const items = entries.map((entry, index): PlanItem => {
    const common = { object: "bot" as const, label: botLabel(entry), path: `bots[${index}]` };
    const bot = found.get(index);
    const unsaid = entry.webhooks ? keeps(entry.webhooks.secret) : false;
    if (!bot) {
      return {
        kind: "create",
        ...common,
        settings: botSettings(entry, "created"),
        entry,
        needsSecret: unsaid,
      };
    }
    const differences = botDifferences(entry, bot);
    if (differences.length === 0) return { kind: "unchanged", ...common, id: bot.id };
    return { kind: "update", ...common, entry, bot, differences, needsSecret: unsaid && !bot.webhooks };
  });
  return { items, onlyHere };
}

function planWebhooks(entries: readonly WebhookEntry[], webhooks: readonly WebhookReply[]) {
  const { found, onlyHere } = matchWebhooks(entries, webhooks);
  const items = entries.map((entry, index): PlanItem => {
    const common = { object: "webhook" as const, label: webhookLabel(entry), path: `webhooks[${index}]` };
    const webhook = found.get(index);
    if (!webhook) {
      const settings = webhookSettings(entry, "created");
      return { kind: "create", ...common, settings, entry, needsSecret: keeps(entry.secret) };
    }
    const differences = webhookDifferences(entry, webhook);
    if (differences.length === 0) return { kind: "unchanged", ...common, id: webhook.webhook_id };
    return { kind: "replace", ...common, entry, webhook, differences };
  });
  return { items, onlyHere };
}

function keeps(secret: WebhookEntry["secret"]): boolean {
  return typeof secret !== "object";
}

import "server-only";
import { fold } from "@/lib/text/fold";
import { stableJson } from "@/lib/text/stable-json";
import type { Current } from "@/lib/transfer/current";
import { webhookDifferences } from "@/lib/transfer/differences";
import type { BotEntry, WebhookEntry } from "@/lib/transfer/file/document";
import { someFilters } from "@/lib/transfer/file/entries";
import { bucketsOf } from "@/lib/transfer/pair-up";

/**
 * Finds ids of existing objects that equal an entry. A creation ignores them when it looks for an object
 * added since.
 */
export type Alike = {
  bots: (entry: BotEntry) => string[];
  webhooks: (entry: WebhookEntry) => string[];
};

type Webhook = Pick<WebhookEntry, "url" | "action" | "description" | "filters">;

/** Indexes a license once for many questions: a file may create thousands of bots. */
export function alikeIn({ bots, webhooks }: Pick<Current, "bots" | "webhooks">): Alike {
  const byName = bucketsOf(bots, ({ name }) => fold(name));
  const target = ({ url, action, description, filters }: Webhook) =>
    stableJson([url, action, description || null, someFilters(filters) ?? null]);
  const byTarget = bucketsOf(webhooks, target);
  return {
    bots: ({ name }) => (byName.get(fold(name)) ?? []).map(({ value }) => value.id),
    webhooks: (entry) => {
      const wanted = { ...entry, secret: "keep" as const };
      const equal = (byTarget.get(target(entry)) ?? []).filter(
        ({ value }) => webhookDifferences(wanted, value).length === 0,
      );
      return equal.map(({ value }) => value.webhook_id);
    },
  };
}

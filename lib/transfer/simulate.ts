import { maskedAddress } from "@/lib/contract/addresses/address-secrets";
import { parseFilter } from "@/lib/filters/codec/codec";
import { type FilterContext, contextFromPush } from "@/lib/filters/context";
import { describeFilter } from "@/lib/filters/describe";
import { explainFilter } from "@/lib/filters/explain";
import type { Verdict } from "@/lib/filters/verdict";
import type { TransferDocument } from "./file/document";
import { botLabel, webhookLabel } from "./words";

/** Whether one webhook, or one action of a bot, would be sent a push, and the deciding reason. */
export type Simulated = {
  object: "bot" | "webhook";
  label: string;
  url: string;
  sentence: string;
  verdict: Verdict;
  reason?: string;
};

/**
 * Decides for each webhook and each bot's action with the push's action whether it would be sent. An offline
 * bot's webhooks are not sent.
 * @param extra facts beside the push; a missing fact leaves a filter undecided
 */
export function simulatePush(
  { bots, webhooks }: TransferDocument,
  action: string,
  push: unknown,
  extra: FilterContext,
): Simulated[] {
  const context = contextFromPush(action, push, extra);
  const put = (filters: Record<string, unknown> | null | undefined) => {
    const filter = parseFilter(filters);
    const { verdict, conditions, deciding, other } = explainFilter(filter, context);
    const reason = deciding === undefined ? other?.message : conditions[deciding]?.sentence;
    return {
      sentence: describeFilter(filter, action),
      verdict,
      ...(verdict === "would_send" ? {} : { reason }),
    };
  };
  const ofBots = (bots ?? []).flatMap((bot) =>
    (bot.webhooks?.actions ?? [])
      .filter(({ name }) => name === action)
      .map(({ filters }) => {
        const base = {
          object: "bot" as const,
          label: botLabel(bot),
          url: maskedAddress(bot.webhooks?.url ?? ""),
          ...put(filters),
        };
        if (bot.status !== "offline") return base;
        return { ...base, verdict: "would_not_send" as const, reason: "the bot is offline" };
      }),
  );
  const ofWebhooks = (webhooks ?? [])
    .filter((webhook) => webhook.action === action)
    .map((webhook) => ({
      object: "webhook" as const,
      label: webhookLabel(webhook),
      url: maskedAddress(webhook.url),
      ...put(webhook.filters),
    }));
  return [...ofWebhooks, ...ofBots];
}

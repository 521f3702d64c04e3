import "server-only";
import type { CreateBotInput } from "@/lib/bots/api";
import { createBotInputSchema, updateBotInputSchema } from "@/lib/bots/api";
import { registerWebhookInputSchema, type RegisterWebhookInput } from "@/lib/webhooks/api";

/*
 * Requests of the Configuration API as the server's verbs take them: with `secret` in place of `secret_key`. The verbs
 * write the journal.
 */

type Wire = Record<string, unknown>;

function withSecret({ secret_key, ...wire }: Wire): Wire {
  return { ...wire, secret: { kind: "value", value: secret_key } };
}

const bot = (wire: Wire) => ({
  ...wire,
  ...(wire.webhooks ? { webhooks: withSecret(wire.webhooks as Wire) } : {}),
});

export function newBotInput(wire: Wire): CreateBotInput["bot"] {
  return createBotInputSchema.parse({ bot: bot(wire) }).bot;
}

export function botChangesInput(wire: Wire) {
  return updateBotInputSchema.parse({ bot: bot(wire) }).bot;
}

export function webhookInput(wire: Wire): RegisterWebhookInput["webhook"] {
  return registerWebhookInputSchema.parse({ webhook: withSecret(wire) }).webhook;
}

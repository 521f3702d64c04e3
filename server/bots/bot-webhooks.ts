import "server-only";
import type { BotWebhooksInput } from "@/lib/bots/api";
import { InputError } from "@/server/errors";

/**
 * Turns a form's webhooks of a bot into the wire's, with the secret that the form names in place.
 * @param current reads the stored secret; called only when the form keeps it
 */
export async function toWireWebhooks(
  { secret, ...webhooks }: BotWebhooksInput,
  current: () => Promise<string | undefined>,
): Promise<Record<string, unknown>> {
  const { has_secret: _, secret_digest: __, ...wire } = webhooks;
  switch (secret.kind) {
    case "value":
      return { ...wire, secret_key: secret.value };
    case "keep": {
      const secret_key = await current();
      if (!secret_key) throw refuse("is required: there is no secret to keep");
      return { ...wire, secret_key };
    }
    case "copy":
      throw refuse("cannot be copied from a webhook");
  }
}

function refuse(problem: string): InputError {
  const path = "webhooks.secret_key";
  return new InputError([{ path, message: `\`${path}\` ${problem}` }]);
}

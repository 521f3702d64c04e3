import "server-only";
import type { Secret } from "@/lib/contract/secret";
import type { RegisteredWebhook, RegisterWebhookInput } from "@/lib/webhooks/api";
import type { Session } from "@/server/auth/session-rows";
import { InputError } from "@/server/errors";
import { callApi } from "@/server/upstream/call-api";
import { storedSecret } from "./stored-secret";

/** Registers a webhook; a duplicate takes its secret from the original without the browser ever seeing it. */
export async function registerWebhook(
  session: Session,
  { webhook }: RegisterWebhookInput,
): Promise<RegisteredWebhook> {
  const { secret, has_secret: _, ...wire } = webhook;
  const secret_key = await secretFor(session, secret);
  const { webhook_id } = await callApi(session, "register_webhook", { ...wire, secret_key });
  return { webhook_id };
}

async function secretFor(session: Session, secret: Secret): Promise<string> {
  switch (secret.kind) {
    case "value":
      return secret.value;
    case "copy": {
      const copied = await storedSecret(session, secret.webhook_id);
      if (!copied) throw refuse("cannot be copied: that webhook is no longer registered");
      return copied;
    }
    case "keep":
      throw refuse("is required: a new webhook has no secret to keep");
  }
}

function refuse(problem: string): InputError {
  return new InputError([{ path: "secret_key", message: `\`secret_key\` ${problem}` }]);
}

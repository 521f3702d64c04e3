import "server-only";
import type { WebhookReply } from "@/lib/contract/replies";
import type { Secret } from "@/lib/contract/secret";
import { InputError } from "@/server/errors";

/**
 * Finds the secret that a form names.
 * @param stored secret of the webhook that is changed, if there is one
 */
export function secretFor(listed: readonly WebhookReply[], secret: Secret, stored?: string): string {
  switch (secret.kind) {
    case "value":
      return secret.value;
    case "copy": {
      const copied = listed.find(({ webhook_id }) => webhook_id === secret.webhook_id)?.secret_key;
      if (!copied) throw refuse("cannot be copied: that webhook is no longer registered");
      return copied;
    }
    case "keep":
      if (stored === undefined) throw refuse("is required: a new webhook has no secret to keep");
      return stored;
  }
}

function refuse(problem: string): InputError {
  return new InputError([{ path: "secret_key", message: `\`secret_key\` ${problem}` }]);
}

import "server-only";
import type { WebhookReply } from "@/lib/contract/replies";
import type { ItemReply } from "@/lib/transfer/api";
import type { WebhookEntry } from "@/lib/transfer/file/document";
import { registerRequest } from "@/lib/transfer/requests";
import { webhookLabel } from "@/lib/transfer/words";
import type { Session } from "@/server/sign-in/session-rows";
import type { Cause } from "@/server/journal/journal";
import { SafeError } from "@/server/errors";
import { replaceWebhook } from "@/server/webhooks/replace/replace-webhook";
import { webhookInput } from "./verb-input";

/**
 * Replaces a webhook by the one in a file, by the same steps as every replacement
 * (server/webhooks/replace), which continues if it is unfinished now. The old secret stays unless the file
 * has another.
 * @throws SafeError when the old webhook stays, or when the replacement is not finished yet
 */
export async function replaceInPlace(
  session: Session,
  old: WebhookReply,
  entry: WebhookEntry,
  cause: Cause,
): Promise<ItemReply> {
  const wire = registerRequest(entry, old.secret_key, (wanted) =>
    typeof wanted === "object" && "value" in wanted ? wanted.value : old.secret_key,
  );
  const wanted = { webhook: webhookInput(wire), strategy: "overlap" as const };
  const { outcome, new_id, problem } = await replaceWebhook(session, old.webhook_id, wanted, cause);
  const why = problem ? problem.message.replace(/\.?$/, ". ") : "";
  switch (outcome) {
    case "done":
      return { kind: "done", ...(new_id === null ? {} : { id: new_id }) };
    case "rolled_back":
      throw new SafeError(
        problem?.issues ? "validation" : "conflict",
        `${why}The old webhook stays.`,
        problem?.issues,
      );
    case "conflict":
      return { kind: "stale", changes: [`webhook ${webhookLabel(old)}: ${why.trim()}`] };
    case null: {
      const goesOn =
        "The webhook is still being replaced; Switchboard continues on its own. Preview the file again in a while.";
      throw new SafeError("upstream_unavailable", why + goesOn, problem?.issues, "unknown");
    }
  }
}

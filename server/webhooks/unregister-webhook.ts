import "server-only";
import { webhookName } from "@/lib/changes/names";
import type { Session } from "@/server/sign-in/session-rows";
import type { Cause } from "@/server/journal/journal";
import { journalled } from "@/server/journal/journalled";
import { webhookState } from "@/server/journal/object-state";
import { callApi } from "@/server/upstream/call-api";
import { UpstreamError } from "@/server/upstream/failures";
import { readWebhooks } from "./read-webhooks";

/** Unregisters a webhook, of this application or, with `webhooks--all:write`, of any. */
export async function unregisterWebhook(session: Session, id: string, cause: Cause): Promise<void> {
  const before = (await readUnlessTooLarge(session)).find(({ webhook_id }) => webhook_id === id);
  await journalled(
    session,
    cause,
    {
      object: { kind: "webhook", id, name: before ? webhookName(before) : id },
      kind: "remove",
      before: before ? webhookState(session.licenseId, before) : null,
      after: null,
    },
    () => callApi(session, "unregister_webhook", { webhook_id: id }),
  );
}

/** The webhooks; empty when the list is too large to be read, because unregistering is what makes it smaller. */
async function readUnlessTooLarge(session: Session) {
  try {
    return await readWebhooks(session);
  } catch (error) {
    if (error instanceof UpstreamError && error.type === "too_large") return [];
    throw error;
  }
}

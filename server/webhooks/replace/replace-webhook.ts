import "server-only";
import { randomUUID } from "node:crypto";
import { webhookName } from "@/lib/changes/names";
import type { WebhookReply } from "@/lib/contract/replies";
import { covers } from "@/lib/contract/scopes";
import { newPlan, sameWebhook } from "@/lib/webhooks/replace-plan";
import type { Replacement, Strategy } from "@/lib/webhooks/replacement";
import type { RegisterWebhookInput } from "@/lib/webhooks/api";
import type { Session } from "@/server/sign-in/session-rows";
import type { Cause } from "@/server/journal/journal";
import { webhookState } from "@/server/journal/object-state";
import { SafeError } from "@/server/errors";
import { refuseLogins } from "@/server/upstream/refuse-logins";
import { secretFor } from "../secret-for";
import { carryOut, sealWires } from "./carry-out";
import { viewOf } from "./view";
import { realWorld, type Wire, type World } from "./world";

type Wanted = { webhook: RegisterWebhookInput["webhook"]; strategy: Strategy };

/**
 * Replaces a webhook by one with other settings, step by step, each written down before the API is asked. A
 * replacement that is unfinished on return (`outcome` is null) is continued by `resumeAll`, or by
 * `resumeReplacement` on request.
 * @throws SafeError when nothing was begun: the webhook is gone, is being replaced already, or would not
 * change
 */
export async function replaceWebhook(
  session: Session,
  webhookId: string,
  { webhook, strategy }: Wanted,
  cause: Cause,
  world?: World,
): Promise<Replacement> {
  const outside = world ?? (await realWorld());
  const listed = await outside.api.list(session);
  const { webhook_id: _, ...old } = theOne(listed, webhookId);
  refuseLogins(cause, [{ path: "url", address: webhook.url, stored: old.url }]);
  const { secret, has_secret: __, secret_digest: ___, ...fields } = webhook;
  const fresh: Wire = { ...fields, secret_key: secretFor(listed, secret, old.secret_key) };
  const before = webhookState(session.licenseId, { webhook_id: webhookId, ...old });
  const after = webhookState(session.licenseId, fresh);
  if (sameWebhook(before, after)) {
    throw new SafeError("validation", "Nothing would change: the webhook already has these settings.");
  }

  const id = cause.operation?.kind === "replace" ? cause.operation.id : randomUUID();
  const plan = newPlan(webhookId, strategy, covers(session.granted, "webhooks--all:read") ? "all" : "my");
  const row = {
    id,
    license_id: session.licenseId,
    client_id: session.clientId,
    sid: session.sid,
    email: session.email,
    cause: JSON.stringify({
      ...cause,
      operation: cause.operation ?? { kind: "replace", id },
    } satisfies Cause),
    name: webhookName({ ...fields, description: fields.description ?? old.description }),
    old_id: webhookId,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
    sealed: await sealWires({ old, fresh }),
  };
  const inserted = await outside.store.insert(row, plan);
  if (inserted === undefined) throw underWay();
  // `carryOut` lists the webhooks again: before the plan was stored, another replacement may have
  // unregistered this one.
  const { id: written, holder } = inserted;
  const held = { row: { ...row, id: written, problem: null, tries: 0 }, holder, plan, wires: { old, fresh } };
  await carryOut(outside, session, held);
  return viewOf(await outside.store.read(written));
}

function theOne(listed: readonly WebhookReply[], id: string): WebhookReply {
  const found = listed.find(({ webhook_id }) => webhook_id === id);
  if (found) return found;
  throw new SafeError("not_found", "This webhook is no longer registered, so it was not changed.");
}

function underWay(): SafeError {
  const message = "This webhook is already being changed. Continue that change or roll it back first.";
  return new SafeError("conflict", message);
}

import "server-only";
import { randomUUID } from "node:crypto";
import type { WebhookReply } from "@/lib/contract/replies";
import { parseFilter } from "@/lib/filters/codec/codec";
import { contextFromPush, mergeContexts } from "@/lib/filters/context";
import { describeCondition } from "@/lib/filters/describe";
import { explainFilter, type FilterExplanation } from "@/lib/filters/explain";
import { readBody } from "@/lib/playground/webhook-body";
import type { SendTestInput, SendTestResult } from "@/lib/webhooks/test-delivery";
import type { Session } from "@/server/sign-in/session-rows";
import { InputError, SafeError } from "@/server/errors";
import { targetPolicy } from "@/server/targets/policy";
import { postToTarget } from "@/server/targets/post";
import { callApi } from "@/server/upstream/call-api";
import { maskPosted } from "./mask-posted";
import { admitTest, completeTest } from "./record-test";

/**
 * Sends a trial delivery to a webhook as the platform would deliver, with its stored secret, if its filter
 * lets the push through or the caller insists. The webhook is read from the API first, so that its current
 * settings are tried.
 * @throws SafeError not_found, InputError for another action, and errors of admitTest
 */
export async function sendTest(
  session: Session,
  webhookId: string,
  { action, push: given, context, anyway = false }: SendTestInput,
): Promise<SendTestResult> {
  const webhook = await findWebhook(session, webhookId);
  // A body that was pasted as the push would be sent nested in another one, together with the secret in it.
  const body = readBody(given);
  const push = body?.data ?? given;
  for (const sentFor of [action, body?.action]) {
    if (sentFor !== undefined && sentFor !== webhook.action) throw otherAction(webhook.action);
  }
  const known = contextFromPush(webhook.action, push, mergeContexts(context ?? {}, body?.beside ?? {}));
  const explanation = explainFilter(parseFilter(webhook.filters), known);
  const { verdict } = explanation;
  if (verdict !== "would_send" && !anyway) {
    return { sent: false, verdict, explanation: inWords(explanation) };
  }
  const id = randomUUID();
  await admitTest(session, { id, webhookId, host: hostOf(webhook.url), verdict });
  const posted = await postToTarget(
    {
      url: webhook.url,
      headers: {
        "content-type": "application/json",
        // A compressed answer could neither be shown nor searched for the secret.
        "accept-encoding": "identity",
        "user-agent": "switchboard",
        "x-switchboard-test": id,
      },
      body: JSON.stringify({
        webhook_id: webhook.webhook_id,
        secret_key: webhook.secret_key,
        action: webhook.action,
        data: push,
      }),
    },
    { policy: targetPolicy() },
  );
  await completeTest(id, posted);
  return { sent: true, verdict, test_id: id, result: maskPosted(posted, webhook.secret_key) };
}

async function findWebhook(session: Session, id: string): Promise<WebhookReply> {
  const { webhooks_config } = await callApi(session, "get_webhooks_config", {});
  const webhook = webhooks_config.find(({ webhook_id }) => webhook_id === id);
  if (webhook === undefined) throw new SafeError("not_found", "This webhook is no longer registered.");
  return webhook;
}

function otherAction(action: string): InputError {
  return new InputError([
    { path: "action", message: `\`action\` must be ${action}, which triggers this webhook` },
  ]);
}

function inWords({ conditions, other }: FilterExplanation) {
  const words = conditions.map(({ condition, outcome, message }) => ({
    condition: describeCondition(condition),
    outcome,
    message,
  }));
  return other ? [...words, { condition: "other conditions", ...other }] : words;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "";
}

import { actionTitle } from "@/lib/changes/names";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import { counted } from "@/lib/text/counted";
import { newDoubles } from "./bulk";

type Sent = { webhook_id: string; action: string; url: string };

/**
 * The consequences of sending many webhooks to another host, one sentence each.
 * @param all every webhook that the person can see
 * @param moved the new addresses, by id
 * @param sees whether webhooks of other applications are among them; the API does not tell which ones
 */
export function moveConsequences(
  all: readonly Sent[],
  moved: ReadonlyMap<string, string>,
  sees: "my" | "all",
): string[] {
  const lines = [
    "Each webhook is registered again before the old one is removed, so its id changes. Secret, filter and description stay the same.",
    `Events may arrive at both hosts for up to ${PROPAGATION_SECONDS / 60} minutes.`,
  ];
  const open = [...moved.values()].filter((url) => url.startsWith("http:")).length;
  if (open > 0) lines.push(`${webhooks(open)} unencrypted.`);
  const doubles = newDoubles(all, moved);
  if (doubles > 0) {
    lines.push(`${webhooks(doubles)} to an address that already gets the same action from another webhook.`);
  }
  if (sees === "all") {
    lines.push(
      "The API does not say who owns a webhook. If one belongs to another application, this application takes it over, or it is left unchanged.",
    );
  }
  return lines;
}

/** The consequences of unregistering many webhooks. */
export function unregisterConsequences(all: readonly Sent[], gone: ReadonlySet<string>): string[] {
  const rest = new Set(all.filter(({ webhook_id }) => !gone.has(webhook_id)).map(({ action }) => action));
  const lost = new Set(all.filter(({ webhook_id }) => gone.has(webhook_id)).map(({ action }) => action));
  const silent = [...lost].filter((action) => !rest.has(action)).map((action) => `“${actionTitle(action)}”`);
  return [
    gone.size === 1
      ? "Deliveries stop and the secret is deleted. You can register the webhook again from Changes, with a new id and a new secret."
      : "Deliveries stop and the secrets are deleted. You can register the webhooks again from Changes, with new ids and new secrets.",
    ...(silent.length > 0 ? [`No other webhook that you can see sends ${silent.join(", ")}.`] : []),
  ];
}

const webhooks = (count: number) => `${counted(count, "webhook")} will send`;

import { actionTitle } from "@/lib/changes/names";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import { newDoubles } from "./bulk";

type Sent = { webhook_id: string; action: string; url: string };

/**
 * What sending many webhooks to another host brings about beyond each of them, one sentence each.
 * @param all every webhook that the person can see
 * @param moved the new addresses, by id
 * @param sees whether webhooks of other applications are among them; which ones, the API does not tell
 */
export function moveConsequences(
  all: readonly Sent[],
  moved: ReadonlyMap<string, string>,
  sees: "my" | "all",
): string[] {
  const lines = [
    "Each is registered anew before the old one is unregistered, so it gets another id. Its secret, filter and description stay.",
    `Events may arrive at both hosts for up to ${PROPAGATION_SECONDS / 60} minutes.`,
  ];
  const open = [...moved.values()].filter((url) => url.startsWith("http:")).length;
  if (open > 0) lines.push(`${webhooks(open)} then sent unencrypted.`);
  const doubles = newDoubles(all, moved);
  if (doubles > 0) {
    lines.push(`${webhooks(doubles)} then sent where another webhook sends the same action.`);
  }
  if (sees === "all") {
    lines.push(
      "The API does not tell whose a webhook is. One of another application is registered again by this one, or stays as it is where that cannot be.",
    );
  }
  return lines;
}

/** What unregistering many webhooks brings about. */
export function unregisterConsequences(all: readonly Sent[], gone: ReadonlySet<string>): string[] {
  const rest = new Set(all.filter(({ webhook_id }) => !gone.has(webhook_id)).map(({ action }) => action));
  const lost = new Set(all.filter(({ webhook_id }) => gone.has(webhook_id)).map(({ action }) => action));
  const silent = [...lost].filter((action) => !rest.has(action)).map((action) => `“${actionTitle(action)}”`);
  return [
    "They send nothing more, and their secrets are gone. You can register them again from Changes, with new ids and new secrets.",
    ...(silent.length > 0 ? [`No webhook that you can see sends ${silent.join(", ")} any more.`] : []),
  ];
}

const webhooks = (count: number) => (count === 1 ? "1 webhook is" : `${count} webhooks are`);

import type { ObjectState } from "@/lib/changes/entry";
import { webhookDifferences } from "@/lib/changes/webhook-differences";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import type { Secret } from "@/lib/contract/secret";
import { parseFilter } from "@/lib/filters/codec/codec";
import { findDuplicates } from "@/lib/filters/duplicates";
import type { ShownWebhook } from "./api";
import { destinationOf } from "./findings";
import { fieldsOf, toWire, type WebhookForm } from "./form";
import type { ReplaceInput, Strategy } from "./replacement";

/* Changes of a webhook before they are sent: their differences and consequences. */

const MINUTES = PROPAGATION_SECONDS / 60;

/** Differences between a webhook and the form, in words; empty when saving would change nothing. */
export function changeWords(base: ShownWebhook, form: WebhookForm): string[] {
  // Stand-ins: the browser knows neither secret, only whether one was typed.
  const stored = base.has_secret ? "stored" : undefined;
  const before: ObjectState = { ...fieldsOf(base), secret_digest: stored };
  const after: ObjectState = {
    ...toWire(form),
    secret_digest: form.secretFrom === "typed" ? "typed" : stored,
  };
  return webhookDifferences(before, after);
}

/** Whether leaving the form would lose anything, an unfinished secret or filter included. */
export function isTouched(base: ShownWebhook, form: WebhookForm): boolean {
  return form.filterDraft !== "" || changeWords(base, form).length > 0;
}

/** Body of `POST api.replaceWebhook(id)`. */
export function toReplaceInput(form: WebhookForm, strategy: Strategy): ReplaceInput {
  const secret: Secret =
    form.secretFrom === "original" ? { kind: "keep" } : { kind: "value", value: form.secret };
  return { webhook: { ...toWire(form), secret } as ReplaceInput["webhook"], strategy };
}

export type Around = {
  listed: readonly ShownWebhook[];
  /** Whether the list has other applications' webhooks, and whether this person may unregister them. */
  others: "hidden" | "shown" | "removable";
};

/** The consequences of a change beyond the change itself, a sentence each. */
export function changeConsequences(
  base: ShownWebhook,
  form: WebhookForm,
  strategy: Strategy,
  { listed, others }: Around,
): string[] {
  return [
    "Its id changes: the API cannot edit a webhook, so Switchboard registers the changed one and unregisters this one. Links to the old id and its history still work.",
    MEANWHILE[strategy],
    ...overlaps(base, form, listed),
    ...(others === "shown" ? [NOT_OURS] : []),
    ...(others === "removable" ? [TAKEN_OVER] : []),
  ];
}

const MEANWHILE: Record<Strategy, string> = {
  overlap: `For up to ${MINUTES} minutes, events may arrive twice: from the old webhook and from the new one. No event is missed.`,
  gap: `For up to ${MINUTES} minutes, events may be missed until the new webhook takes effect. Missed events are not sent later.`,
};
const NOT_OURS =
  "The API does not say who owns a webhook. If this one belongs to another application, it cannot be unregistered, and the change will be rolled back.";
const TAKEN_OVER =
  "The API does not say who owns a webhook. If this one belongs to another application, this application takes it over.";

/** Other webhooks that would send the same to the same address after the change, and did not before. */
function overlaps(base: ShownWebhook, form: WebhookForm, listed: readonly ShownWebhook[]): string[] {
  const { webhook_id: id } = base;
  const others = listed.filter(({ webhook_id }) => webhook_id !== id).map(destinationOf);
  const { url, action, filters } = toWire(form);
  const now = findDuplicates({ id, url, action, filter: parseFilter(filters) }, others);
  const before = new Set(findDuplicates(destinationOf(base), others).map(({ other }) => other));
  return [...new Set(now.filter(({ other }) => !before.has(other)).map(({ message }) => message))];
}

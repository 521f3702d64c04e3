import { actionSentence as sentenceOfAction } from "@/lib/changes/actions";
import { botDifferences } from "@/lib/changes/bot-differences";
import type { ObjectState } from "@/lib/changes/entry";
import type { GroupNames } from "@/lib/contract/bot-words";
import { type ActionRow, type BotForm, toWire } from "./form";
import { asSent } from "./request";
import { keptFilter } from "./verbatim";

/** The filter of an action as one sentence. */
export function actionSentence({ name, filters }: ActionRow): string {
  return sentenceOfAction({ name, filters: keptFilter(filters) });
}

/** Changes that saving `typed` would make to the bot that `base` shows, one sentence for each difference. */
export function changesOf(base: BotForm, typed: BotForm, names?: GroupNames): string[] {
  const form = asSent(base, typed);
  // Webhooks that are switched off are not sent, so the stored ones stay.
  const webhooks = form.webhooks.on ? form.webhooks : base.webhooks;
  const missing = base.webhooks.on ? "nowhere" : "an address you have not typed yet";
  return botDifferences(
    stateOf(base),
    stateOf({ ...form, webhooks: { ...webhooks, url: webhooks.url || missing } }),
    names,
  );
}

/** A form in the journal's shape, without a secret value: only whether the secret differs. */
function stateOf(form: BotForm): ObjectState {
  const { webhooks, max_chats_count, ...fields } = toWire(form);
  const capacity = form.capacity.trim() === "" ? "nothing" : max_chats_count;
  if (!webhooks) return { ...fields, max_chats_count: capacity };
  const { secret, ...rest } = webhooks;
  const secret_digest =
    secret.kind === "keep" ? "kept" : secret.value === "" ? undefined : `typed ${secret.value}`;
  return { ...fields, max_chats_count: capacity, webhooks: { ...rest, secret_digest } };
}

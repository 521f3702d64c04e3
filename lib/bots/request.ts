import { maskedLogin } from "@/lib/contract/addresses/address-secrets";
import { SECRET_PLACEHOLDER } from "@/lib/contract/curl";
import { typedText } from "@/lib/contract/typed";
import { sameJson } from "@/lib/text/stable-json";
import { type BotEdit, type BotForm, NEW_BOT, toWire } from "./form";

/**
 * Groups sorted by number: a priority has no order, so another order is no change. All kept secrets compare
 * as equal.
 */
function comparable({ webhooks, ...edit }: BotEdit): BotEdit {
  const sorted = { ...edit, groups: edit.groups.toSorted((a, b) => a.id - b.id) };
  if (!webhooks) return sorted;
  const { secret } = webhooks;
  return { ...sorted, webhooks: { ...webhooks, secret: secret.kind === "keep" ? { kind: "keep" } : secret } };
}

/**
 * A form ready to be sent: spaces and invisible signs are trimmed off the ends of every text that was edited.
 */
export function asSent(base: BotForm, form: BotForm): BotForm {
  const { name, avatar, webhooks } = form;
  return {
    ...form,
    name: typedText(name, base.name),
    avatar: typedText(avatar, base.avatar),
    webhooks: { ...webhooks, url: typedText(webhooks.url, base.webhooks.url) },
  };
}

/**
 * The top-level fields of `form` that differ from `base`, as a PATCH sends them; equal fields are left out.
 */
export function patchOf(base: BotForm, form: BotForm): Partial<BotEdit> {
  const before = new Map(Object.entries(comparable(toWire(base))));
  const after = toWire(asSent(base, form));
  const changed = Object.entries(comparable(after)).filter(
    ([field, value]) => !sameJson(value, before.get(field)),
  );
  return Object.fromEntries(
    changed.map(([field]) => [field, after[field as keyof BotEdit]]),
  ) as Partial<BotEdit>;
}

/** Whether the form has a change to save, or an unfinished filter. */
export function isTouched(base: BotForm, form: BotForm): boolean {
  const unfinished = form.webhooks.on && form.webhooks.actions.some(({ draft }) => draft !== "");
  return unfinished || Object.keys(patchOf(base, form)).length > 0;
}

/** Whether a bot that was read again differs from the earlier reading, its stored secret included. */
export function isChanged(before: BotForm, now: BotForm): boolean {
  return !sameJson(toWire(before), toWire(now));
}

/** The request for a new bot; `avatar` is left out when empty. */
export function creationOf(form: BotForm): Omit<BotEdit, "avatar"> & { avatar?: string } {
  const { name, avatar, ...rest } = toWire(asSent(NEW_BOT, form));
  return avatar === "" ? { name, ...rest } : { name, avatar, ...rest };
}

/** The request as the Configuration API receives it, with a placeholder for the secret. */
export function shownRequest(edit: Partial<BotEdit>, botId?: string): Record<string, unknown> {
  const { webhooks, ...fields } = edit;
  const named = botId === undefined ? fields : { id: botId, ...fields };
  if (!webhooks) return named;
  const { secret: _, url, actions, ...rest } = webhooks;
  return { ...named, webhooks: { ...rest, url: maskedLogin(url), secret_key: SECRET_PLACEHOLDER, actions } };
}

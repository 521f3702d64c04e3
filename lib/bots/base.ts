import type { BotBase, BotWebhooksInput, ShownBot, UpdateBotInput } from "./api";
import { type BotForm, toWire } from "./form";
import { canonical } from "./verbatim";

/** The fields of a bot that a form can change, by their names on the wire. */
const EDITED_FIELDS = ["name", "avatar", "status", "max_chats_count", "groups", "webhooks"] as const;
export type EditedField = (typeof EDITED_FIELDS)[number];

/** What a form started from, as a PATCH tells it: the bot without its secret. */
export function baseOf(form: BotForm): BotBase {
  const { webhooks, ...fields } = toWire(form);
  if (!webhooks) return { ...fields, webhooks: null };
  const { secret, ...rest } = webhooks;
  const stored =
    secret.kind === "keep" ? { has_secret: true, secret_digest: secret.digest } : { has_secret: false };
  return { ...fields, webhooks: { ...rest, ...stored } };
}

/** The same of a bot as it is shown. */
export function shownBase({ name, avatar, status, max_chats_count, groups, webhooks }: ShownBot): BotBase {
  return { name, avatar: avatar ?? "", status, max_chats_count, groups, webhooks: webhooks ?? null };
}

/**
 * The fields that are neither what a change started from any more nor what it would make of them. Only what `base`
 * tells is compared.
 * @param digestOf stands for a secret that is about to be stored
 */
export function changedSince(
  base: BotBase,
  now: BotBase,
  wanted: UpdateBotInput["bot"],
  digestOf: (secret: string) => string,
): EditedField[] {
  const toBe: BotBase = { ...wanted, webhooks: wanted.webhooks && stored(wanted.webhooks, now, digestOf) };
  return EDITED_FIELDS.filter(
    (field) =>
      base[field] !== undefined &&
      !sameField(field, base, now) &&
      (wanted[field] === undefined || !sameField(field, toBe, now)),
  );
}

function stored(
  { secret, ...rest }: BotWebhooksInput,
  now: BotBase,
  digestOf: (secret: string) => string,
): BotBase["webhooks"] {
  const { has_secret = false, secret_digest } = now.webhooks ?? {};
  return secret.kind === "value"
    ? { ...rest, has_secret: true, secret_digest: digestOf(secret.value) }
    : { ...rest, has_secret, secret_digest };
}

function sameField(field: EditedField, one: BotBase, two: BotBase): boolean {
  if (field !== "webhooks") return comparable(one[field]) === comparable(two[field]);
  // A base that knows of the secret only that there is one says nothing about which.
  const told = one.webhooks?.secret_digest !== undefined && two.webhooks?.secret_digest !== undefined;
  const text = ({ webhooks }: BotBase) =>
    webhooks ? canonical(told ? webhooks : { ...webhooks, secret_digest: undefined }) : "";
  return text(one) === text(two);
}

/** Groups in the order of their numbers: within a priority there is no order. No avatar is the empty one. */
function comparable(value: BotBase[EditedField]): string {
  if (!Array.isArray(value)) return canonical(value ?? "");
  return canonical(value.toSorted((a, b) => a.id - b.id));
}

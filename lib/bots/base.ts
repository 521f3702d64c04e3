import { stableJson } from "@/lib/text/stable-json";
import type { BotBase, BotWebhooksInput, ShownBot, UpdateBotInput } from "./api";
import { type BotForm, toWire } from "./form";

/** The fields of a bot that a form can change, by their names on the wire. */
const EDITED_FIELDS = ["name", "avatar", "status", "max_chats_count", "groups", "webhooks"] as const;
export type EditedField = (typeof EDITED_FIELDS)[number];

/** The base of a form, as a PATCH sends it: the bot without its secret. */
export function baseOf(form: BotForm): BotBase {
  const { webhooks, ...fields } = toWire(form);
  if (!webhooks) return { ...fields, webhooks: null };
  const { secret, ...rest } = webhooks;
  const stored =
    secret.kind === "keep" ? { has_secret: true, secret_digest: secret.digest } : { has_secret: false };
  return { ...fields, webhooks: { ...rest, ...stored } };
}

/** The base of a bot as the API shows it, in the shape of `baseOf`. */
export function shownBase({ name, avatar, status, max_chats_count, groups, webhooks }: ShownBot): BotBase {
  return { name, avatar: avatar ?? "", status, max_chats_count, groups, webhooks: webhooks ?? null };
}

/**
 * Fields that now equal neither the base of a change nor its wanted value. Compares only fields that `base`
 * has.
 * @param digestOf digest of a secret that is about to be stored
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
  // A base that knows only whether a secret exists cannot tell two secrets apart.
  const told = one.webhooks?.secret_digest !== undefined && two.webhooks?.secret_digest !== undefined;
  const text = ({ webhooks }: BotBase) =>
    webhooks ? stableJson(told ? webhooks : { ...webhooks, secret_digest: undefined }) : "";
  return text(one) === text(two);
}

/**
 * A field in comparable form: groups sorted by number, as a priority has no order, and a missing avatar as
 * the empty one.
 */
function comparable(value: BotBase[EditedField]): string {
  if (!Array.isArray(value)) return stableJson(value ?? "");
  return stableJson(value.toSorted((a, b) => a.id - b.id));
}

import type { BotActionReply, GroupReply } from "@/lib/contract/replies";
import { DEFAULT_CAPACITY } from "@/lib/contract/limits";
import type { BotWebhooksInput, ShownBot } from "./api";
import { keepFields, keepFilter, keptFields, keptFilter } from "./verbatim";

/** The editable part of a bot, whole and in the wire's shape. */
export type BotEdit = {
  name: string;
  /** Empty means no avatar. */
  avatar: string;
  status: string;
  max_chats_count: number;
  groups: GroupReply[];
  webhooks?: BotWebhooksInput & { secret: EditedSecret };
};
/** `digest` is the stored secret's digest, from the server's answer when the bot was read. */
type EditedSecret = { kind: "keep"; digest?: string } | { kind: "value"; value: string };

/** `extra` holds fields that the form does not know, as text (see verbatim.ts). */
export type GroupRow = { id: number; priority: string; extra: string };

export type ActionRow = {
  name: string;
  /** The filter as text (see verbatim.ts). */
  filters: string;
  /** An unfinished filter in the builder's own format; empty when there is none. */
  draft: string;
  /** Reasons why the typed filter cannot be saved; empty when it can. */
  problems: string[];
  extra: string;
};

export type BotForm = {
  name: string;
  avatar: string;
  status: string;
  /** The text in the field; a number once it is legal. */
  capacity: string;
  groups: GroupRow[];
  webhooks: {
    /** Whether the bot has webhooks of its own. The API cannot take them away again. */
    on: boolean;
    url: string;
    secret: { kind: EditedSecret["kind"]; value: string; digest?: string };
    actions: ActionRow[];
    extra: string;
  };
};

const NO_FIELDS = keepFields({});

/** The form of a new bot. Names group 0 at normal, because the API reads absent groups as that. */
export const NEW_BOT: BotForm = {
  name: "",
  avatar: "",
  status: "accepting chats",
  capacity: String(DEFAULT_CAPACITY),
  groups: [{ id: 0, priority: "normal", extra: NO_FIELDS }],
  webhooks: {
    on: false,
    url: "",
    secret: { kind: "value", value: "" },
    actions: [],
    extra: NO_FIELDS,
  },
};

export function newAction(name: string): ActionRow {
  return { name, filters: "", draft: "", problems: [], extra: NO_FIELDS };
}

export function newGroup(id: number, priority: string): GroupRow {
  return { id, priority, extra: NO_FIELDS };
}

/** The editable part of a bot as the dashboard shows it. A secret that is stored is kept unless another is typed. */
export function editable(bot: ShownBot): BotEdit {
  const { name, status, max_chats_count, groups, webhooks } = bot;
  const edit: BotEdit = { name, avatar: bot.avatar ?? "", status, max_chats_count, groups };
  if (!webhooks) return edit;
  const { has_secret, secret_digest: digest, secret_key: _, ...rest } = webhooks;
  return {
    ...edit,
    webhooks: { ...rest, secret: has_secret ? kept(digest) : { kind: "value", value: "" } },
  };
}

function kept(digest: string | undefined): EditedSecret {
  return digest === undefined ? { kind: "keep" } : { kind: "keep", digest };
}

export function toForm({ max_chats_count, groups, webhooks, ...fields }: BotEdit): BotForm {
  return {
    ...fields,
    capacity: String(max_chats_count),
    groups: groups.map(({ id, priority, ...rest }) => ({ id, priority, extra: keepFields(rest) })),
    webhooks: webhooks ? webhooksToForm(webhooks) : structuredClone(NEW_BOT.webhooks),
  };
}

function webhooksToForm({
  url,
  secret,
  actions,
  ...rest
}: NonNullable<BotEdit["webhooks"]>): BotForm["webhooks"] {
  return {
    on: true,
    url,
    secret: secret.kind === "keep" ? { ...secret, value: "" } : secret,
    actions: actions.map(({ name, filters, ...others }) => ({
      name,
      filters: keepFilter(filters),
      draft: "",
      problems: [],
      extra: keepFields(others),
    })),
    extra: keepFields(rest),
  };
}

/** `toWire(toForm(edit))` equals `edit`, for every edit. */
export function toWire({ name, avatar, status, capacity, groups, webhooks }: BotForm): BotEdit {
  const edit: BotEdit = {
    name,
    avatar,
    status,
    max_chats_count: Number(capacity),
    groups: groups.map(({ id, priority, extra }) => ({ ...keptFields(extra), id, priority })),
  };
  return webhooks.on ? { ...edit, webhooks: webhooksToWire(webhooks) } : edit;
}

function webhooksToWire({
  url,
  secret,
  actions,
  extra,
}: BotForm["webhooks"]): NonNullable<BotEdit["webhooks"]> {
  return {
    ...keptFields(extra),
    url,
    secret: secret.kind === "keep" ? kept(secret.digest) : { kind: "value", value: secret.value },
    actions: actions.map(actionToWire),
  };
}

function actionToWire({ name, filters, extra }: ActionRow): BotActionReply {
  const action = { ...keptFields(extra), name };
  return filters === "" ? action : { ...action, filters: keptFilter(filters) };
}

/** The form without its typed secret, for storage in the browser. */
export function withoutSecret(form: BotForm): BotForm {
  return { ...form, webhooks: { ...form.webhooks, secret: { ...form.webhooks.secret, value: "" } } };
}

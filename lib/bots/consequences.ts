import { type GroupNames, groupName } from "@/lib/contract/bot-words";
import { parseFilter } from "@/lib/filters/codec/codec";
import { type Destination, findDuplicates } from "@/lib/filters/duplicates";
import { findOverlap } from "@/lib/filters/overlap";
import { sameText } from "@/lib/text/fold";
import { actionTitle } from "@/lib/changes/names";
import { sameJson } from "@/lib/text/stable-json";
import type { BotForm, GroupRow } from "./form";
import { keptFilter } from "./verbatim";

/** A consequence of a save besides the changes themselves. A harmful one is confirmed by its verb before the save. */
export type Consequence = { text: string } & ({ hurts: false } | { hurts: true; verb: string });

/** Another bot on the license, with the facts that decide its place in groups. */
export type OtherBot = {
  name?: string;
  status: string;
  max_chats_count: number;
  groups: readonly { id: number; priority: string }[];
};

type Taking = { status: string; capacity: string; groups: readonly GroupRow[] };

/** Facts outside the form that consequences depend on; `others` is `undefined` while not known. */
export type Around = {
  others: readonly OtherBot[] | undefined;
  /** The license's own webhooks, which may send the same as the bot's. */
  webhooks?: readonly Destination[];
  names?: GroupNames;
};

/**
 * The consequences of saving `form`.
 * @param base the stored bot; left out for a new bot
 */
export function consequencesOf(base: BotForm | undefined, form: BotForm, around: Around): Consequence[] {
  return [
    ...statusConsequences(base, form),
    ...(base ? groupConsequences(base, form, around) : []),
    ...noGroup(base, form),
    ...namesakes(base, form, around),
    ...overlaps(base, form, around.webhooks ?? []),
  ];
}

/** The label of the button for a harmful save; `undefined` for a harmless one. */
export function verbOf(consequences: readonly Consequence[]): string | undefined {
  const hurting = consequences.flatMap((each) => (each.hurts ? [each] : []));
  const [first, ...more] = hurting;
  if (first === undefined) return undefined;
  // "Take … offline" already says that the bot's groups lose it.
  const isOffline = first.verb.startsWith("Take ");
  return more.length === 0 || isOffline ? first.verb : `Leave ${hurting.length} groups without a bot`;
}

/** The consequences of removing a bot for its groups. */
export function removalConsequences(
  bot: { status: string; max_chats_count: number; groups: readonly { id: number; priority: string }[] },
  around: Around,
): Consequence[] {
  const groups = bot.groups.map((group) => ({ ...group, extra: "" }));
  const before = { status: bot.status, capacity: String(bot.max_chats_count), groups };
  return groupConsequences(before, { ...before, groups: [] }, around);
}

function statusConsequences(base: BotForm | undefined, form: BotForm): Consequence[] {
  const name = form.name.trim() || "the bot";
  if (!base || form.status === base.status) return [];
  if (form.status === "offline") {
    const hooks = base.webhooks.on && base.webhooks.actions.length > 0 ? ", and its webhooks stop" : "";
    return [
      { hurts: true, text: `${name} goes offline: it gets no chats${hooks}`, verb: `Take ${name} offline` },
    ];
  }
  if (base.status === "accepting chats") {
    return [{ hurts: false, text: `${name} keeps its current chats and gets no new ones` }];
  }
  return [];
}

/**
 * Warns of a second bot with the same name: people, and files (lib/transfer/match.ts), tell bots apart by
 * their names.
 */
function namesakes(base: BotForm | undefined, { name }: BotForm, { others = [] }: Around): Consequence[] {
  if (name.trim() === "" || name === base?.name) return [];
  const alike = others.some((other) => other.name !== undefined && sameText(other.name, name));
  return alike
    ? [{ hurts: false, text: "Another bot has this name: people and files cannot tell the two apart" }]
    : [];
}

function noGroup(base: BotForm | undefined, form: BotForm): Consequence[] {
  if (form.groups.length > 0 || base?.groups.length === 0) return [];
  return [{ hurts: false, text: `${form.name.trim() || "The bot"} will be in no group and get no chats` }];
}

function groupConsequences(before: Taking, after: Taking, { others, names }: Around): Consequence[] {
  const ids = before.groups.map(({ id }) => id);
  const stops = ids.filter((id) => takesIn(before, id) && !takesIn(after, id));
  const leaves = ids.filter((id) => !after.groups.some((row) => row.id === id));
  if (others === undefined) {
    const where = [...new Set([...stops, ...leaves])].map((id) => groupName(id, names)).join(", ");
    const text = `We don't know yet whether another bot takes chats in ${where}`;
    return where === "" ? [] : [{ hurts: false, text }];
  }
  const has = (id: number, fits: (bot: OtherBot) => boolean) =>
    others.some((bot) => fits(bot) && bot.groups.some((group) => group.id === id));
  const emptied = leaves.filter((id) => !has(id, () => true));
  const silent = stops.filter((id) => !emptied.includes(id) && !has(id, takesChats));
  return [
    ...emptied.map(
      (id): Consequence => ({
        hurts: true,
        text: `${capitalised(groupName(id, names))} will have no bot: its chats will go to human agents, or wait`,
        verb: `Leave ${groupName(id, names)} without a bot`,
      }),
    ),
    ...silent.map(
      (id): Consequence => ({
        hurts: true,
        text: `${capitalised(groupName(id, names))} will have no bot that takes chats: they will go to human agents, or wait`,
        verb: `Leave ${groupName(id, names)} without a bot that takes chats`,
      }),
    ),
  ];
}

/** Two actions of one name that can both fire deliver one event twice, and so does another webhook that sends the same. */
function overlaps(
  base: BotForm | undefined,
  { webhooks }: BotForm,
  listed: readonly Destination[],
): Consequence[] {
  const before = base?.webhooks;
  const same = before?.url === webhooks.url && sameJson(before.actions, webhooks.actions);
  if (!webhooks.on || same) return [];
  const actions = webhooks.actions.map(({ name, filters }) => ({
    name,
    filter: parseFilter(keptFilter(filters)),
  }));
  const twice = actions
    .filter(({ name, filter }, index) =>
      actions
        .slice(index + 1)
        .some((other) => other.name === name && findOverlap([filter, other.filter]).kind === "overlap"),
    )
    .map(
      ({ name }) =>
        `Two of its “${actionTitle(name)}” actions can fire for the same event, which is then sent twice`,
    );
  const beside = actions.flatMap(({ name, filter }) =>
    findDuplicates({ id: "", url: webhooks.url, action: name, filter }, listed).map(({ message }) => message),
  );
  return [...new Set([...twice, ...beside])].map((text) => ({ hurts: false, text }));
}

function takesIn({ status, capacity, groups }: Taking, id: number): boolean {
  const priority = groups.find((row) => row.id === id)?.priority;
  return priority !== undefined && takesChats({ status, max_chats_count: Number(capacity) });
}

function takesChats({ status, max_chats_count }: Pick<OtherBot, "status" | "max_chats_count">): boolean {
  return status === "accepting chats" && max_chats_count > 0;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

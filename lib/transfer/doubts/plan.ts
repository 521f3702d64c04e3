import { groupName } from "@/lib/contract/bot-words";
import { fold } from "@/lib/text/fold";
import type { Current } from "../current";
import type { TransferDocument } from "../file/document";
import { doublesAmong, webhookSender } from "./doubles";
import { doubtsOf } from "./file";
import { botEntry, webhookEntry } from "../file/entries";
import type { Plan, PlanItem } from "../plan";
import type { Problem } from "../file/text";
import { botLabel } from "../words";

/**
 * Doubts about applying a file to a license: doubts about objects that it changes, and doubts that arise from
 * the license's other objects.
 * @param document with its secrets open (seal.ts)
 */
export function doubtsOfPlan(document: TransferDocument, plan: Plan, current: Current): Problem[] {
  const changed = new Set(
    plan.items.flatMap(({ kind, path }) =>
      path !== undefined && (kind === "create" || kind === "update" || kind === "replace") ? [path] : [],
    ),
  );
  const isChanged = ({ path }: Problem) => changed.has(/^\w+\[\d+\]/.exec(path)?.[0] ?? "");
  return [
    ...doubtsOf(document).filter(isChanged),
    ...doublesHere(plan, current),
    ...alikeHere(plan, current),
    ...abandoned(plan, current),
  ];
}

/**
 * Problems for created or replaced webhooks that send the same as a webhook outside the file, which stays.
 */
function doublesHere({ items }: Plan, { webhooks }: Current): Problem[] {
  const stays = new Set(items.flatMap((item) => (item.kind === "only_here" ? [item.id] : [])));
  const others = webhooks
    .filter(({ webhook_id }) => stays.has(webhook_id))
    .map((webhook) => webhookSender(webhookEntry(webhook), webhook.webhook_id));
  const made = items.flatMap((item) =>
    item.object === "webhook" && (item.kind === "create" || item.kind === "replace")
      ? [webhookSender(item.entry, item.path ?? "")]
      : [],
  );
  return doublesAmong(made, others);
}

/** Problems for new bots whose name looks like that of a bot on the license. */
function alikeHere({ items }: Plan, { bots }: Current): Problem[] {
  const names = new Set(bots.map(({ name }) => fold(name)));
  return items.flatMap((item) => {
    if (item.kind !== "create" || item.object !== "bot") return [];
    const alike = names.has(fold(item.entry.name));
    const words = "a bot whose name looks the same already exists; a second one will be created";
    return alike ? [{ path: `${item.path}.name`, message: `bot ${botLabel(item.entry)}: ${words}` }] : [];
  });
}

/** A problem for groups where a bot takes chats now and none will after the plan. */
function abandoned({ items }: Plan, { bots }: Current): Problem[] {
  const after = new Map(bots.map((bot) => [bot.id, takenBy(botEntry(bot))]));
  const made: number[] = [];
  let last: PlanItem | undefined;
  for (const item of items) {
    if (item.object !== "bot") continue;
    if (item.kind === "create") made.push(...takenBy(item.entry));
    else if (item.kind === "remove") after.delete(item.id);
    else if (item.kind === "update")
      after.set(item.bot.id, takenBy({ ...botEntry(item.bot), ...said(item.entry) }));
    if (item.kind === "remove" || item.kind === "update") last = item;
  }
  const served = new Set([...made, ...[...after.values()].flat()]);
  const lost = [...new Set(bots.flatMap((bot) => takenBy(botEntry(bot))))].filter((id) => !served.has(id));
  if (lost.length === 0 || last === undefined) return [];
  const where = lost.sort((a, b) => a - b).map((id) => groupName(id));
  const words = `no bot that you can see will accept chats in ${where.join(", ")}: chats go to human agents or wait`;
  return [{ path: last.path ?? "", message: `after this, ${words}` }];
}

const said = (entry: object) =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null && value !== undefined));

function takenBy({ status, max_chats_count: capacity, groups }: ReturnType<typeof botEntry>): number[] {
  if (status !== "accepting chats" || capacity === 0) return [];
  return groups ? groups.map(({ id }) => id) : [0];
}

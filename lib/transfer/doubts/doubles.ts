import { parseFilter } from "@/lib/filters/codec/codec";
import { type Destination, findDuplicates } from "@/lib/filters/duplicates";
import { fold } from "@/lib/text/fold";
import type { BotEntry, TransferDocument, WebhookEntry } from "../file/document";
import type { Problem } from "../file/text";
import { botLabel, webhookLabel } from "../words";

/** A webhook or a bot's action with its destination; `owner` is the object that it belongs to. */
type Sender = Destination & { owner: string };

/** Problems for webhooks and bots' actions that send the same to one address, each at its own place. */
export function doublesIn(document: TransferDocument): Problem[] {
  return doublesAmong(sendersIn(document), sendersIn(document));
}

/**
 * Most senders to one address that a sender is compared with: a few prove the problem, comparing all pairs
 * would take minutes.
 */
const MOST_RIVALS = 50;

/** Problems for senders of `mine` that duplicate a sender of `others`. */
export function doublesAmong(mine: readonly Sender[], others: readonly Sender[]): Problem[] {
  // Compares only senders with one action and address; comparing all pairs would take minutes for thousands.
  const rivals = grouped(others, placeOf);
  return mine.flatMap((sender) => {
    const there = (rivals.get(placeOf(sender)) ?? [])
      .slice(0, MOST_RIVALS)
      .map((rival) =>
        rival.owner === sender.owner && rival.id !== sender.id
          ? { ...rival, label: "another of its actions" }
          : rival,
      );
    const words = findDuplicates(sender, there).map(({ message }) => `${sender.label}: ${message}`);
    return [...new Set(words)].map((message) => ({ path: sender.id, message }));
  });
}

const placeOf = ({ action, url }: Destination) =>
  JSON.stringify([action, URL.canParse(url) ? new URL(url).href : url]);

function sendersIn({ bots, webhooks }: TransferDocument): Sender[] {
  return [
    ...(webhooks ?? []).map((webhook, index) => webhookSender(webhook, `webhooks[${index}]`)),
    ...(bots ?? []).flatMap((bot, index) => botSenders(bot, `bots[${index}]`)),
  ];
}

export function webhookSender(webhook: WebhookEntry, id: string): Sender {
  const { url, action, filters } = webhook;
  const label = `webhook ${webhookLabel(webhook)}`;
  return { id, owner: id, label, url, action, filter: parseFilter(filters) };
}

function botSenders(bot: BotEntry, owner: string): Sender[] {
  return (bot.webhooks?.actions ?? []).map(({ name, filters }, at) => ({
    id: `${owner}.webhooks.actions[${at}]`,
    owner,
    label: `bot ${botLabel(bot)}`,
    url: bot.webhooks?.url ?? "",
    action: name,
    filter: parseFilter(filters),
  }));
}

/** Problems for bots whose names look the same. */
export function equalNamesIn({ bots }: TransferDocument): Problem[] {
  const all = (bots ?? []).map((bot, index) => ({ bot, path: `bots[${index}]` }));
  return [...grouped(all, ({ bot }) => fold(bot.name)).values()].flatMap(([first, ...more]) =>
    more.map(({ bot, path }) => ({
      path: `${path}.name`,
      message: `bot ${botLabel(bot)}: ${first?.path} has a name that looks the same, and bots are recognised by name`,
    })),
  );
}

function grouped<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const there = groups.get(keyOf(item));
    if (there) there.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

import { isMaskedAddress } from "@/lib/contract/addresses/address-secrets";
import { isLocalAddress } from "@/lib/contract/addresses/local-address";
import { secretDoubts } from "@/lib/contract/secret-doubts";
import { parseFilter } from "@/lib/filters/codec/codec";
import { lintFilter } from "@/lib/filters/lint";
import { LOCATION_KINDS, type ParsedFilter } from "@/lib/filters/model";
import type { BotEntry, TransferDocument, WebhookEntry } from "../file/document";
import { doublesIn, equalNamesIn } from "./doubles";
import type { Problem } from "../file/text";
import { botLabel, webhookLabel } from "../words";

/*
 * Doubts about a file: legal parts that are probably a mistake. The forms warn of the same mistakes; a file
 * has no form. Each doubt names its object and its place in the file, and none refuses the file.
 */

type Filters = WebhookEntry["filters"];

/** All doubts about a file, in its order. Examines secrets in clear, and never quotes them. */
export function doubtsOf(document: TransferDocument): Problem[] {
  const { bots, webhooks } = document;
  return [
    ...(bots ?? []).flatMap((bot, index) => ofBot(bot, `bots[${index}]`)),
    ...equalNamesIn(document),
    ...(webhooks ?? []).flatMap((webhook, index) => ofWebhook(webhook, `webhooks[${index}]`)),
    ...doublesIn(document),
  ];
}

function ofBot(bot: BotEntry, path: string): Problem[] {
  const doubt = doubtOf(`bot ${botLabel(bot)}`);
  const { webhooks } = bot;
  const takes = bot.status === "accepting chats";
  return [
    ...(bot.name === bot.name.trim()
      ? []
      : [doubt(`${path}.name`, "its name begins or ends with white space, which is invisible")]),
    ...(bot.avatar && isLocalAddress(bot.avatar)
      ? [
          doubt(
            `${path}.avatar`,
            "its avatar is on a local machine, which the browsers of visitors cannot reach",
          ),
        ]
      : []),
    ...(takes && bot.max_chats_count === 0
      ? [doubt(`${path}.max_chats_count`, "it accepts chats, and gets none: its capacity is 0")]
      : []),
    ...(bot.groups?.length === 0 ? [doubt(`${path}.groups`, "it is in no group and gets no chats")] : []),
    ...(webhooks ? ofBotWebhooks(webhooks, `${path}.webhooks`, doubt) : []),
  ];
}

function ofBotWebhooks(
  { url, secret, actions }: NonNullable<BotEntry["webhooks"]>,
  path: string,
  doubt: ReturnType<typeof doubtOf>,
): Problem[] {
  return [
    ...ofAddress(url, `${path}.url`, doubt),
    ...ofSecret(secret, `${path}.secret`, doubt),
    ...(actions.length === 0
      ? [doubt(`${path}.actions`, "its webhooks are silent: no action triggers them")]
      : []),
    ...actions.flatMap(({ name, filters }, at) =>
      ofFilter(filters, `${path}.actions[${at}].filters`, (place, words) =>
        doubt(place, `${name}: ${words}`),
      ),
    ),
  ];
}

function ofWebhook(webhook: WebhookEntry, path: string): Problem[] {
  const doubt = doubtOf(`webhook ${webhookLabel(webhook)}`);
  return [
    ...ofAddress(webhook.url, `${path}.url`, doubt),
    ...ofFilter(webhook.filters, `${path}.filters`, doubt),
    ...ofSecret(webhook.secret, `${path}.secret`, doubt),
  ];
}

const doubtOf =
  (label: string) =>
  (path: string, words: string): Problem => ({ path, message: `${label}: ${words}` });
type Doubt = ReturnType<typeof doubtOf>;

function ofAddress(url: string, path: string, doubt: Doubt): Problem[] {
  return [
    ...(/^\s*http:/i.test(url)
      ? [doubt(path, "its deliveries are not encrypted: chats and the secret are sent in plain text")]
      : []),
    ...(isMaskedAddress(url)
      ? [doubt(path, "its address holds ***, which stands for a hidden part; write the whole address")]
      : []),
  ];
}

function ofFilter(filters: Filters, path: string, doubt: Doubt): Problem[] {
  const filter = parseFilter(filters);
  return lintFilter(filter).map(({ condition, message }) =>
    doubt(condition === undefined ? path : `${path}.${placeOf(filter, condition)}`, message),
  );
}

function placeOf({ conditions }: ParsedFilter, index: number): string {
  const condition = conditions[index];
  if (condition?.kind !== "property") return "chat_member_ids";
  return `${LOCATION_KINDS[condition.location]}.${condition.namespace}.${condition.name}`;
}

function ofSecret(secret: WebhookEntry["secret"], path: string, doubt: Doubt): Problem[] {
  if (typeof secret !== "object" || !("value" in secret)) return [];
  return secretDoubts(secret.value).map((words) => doubt(`${path}.value`, words));
}

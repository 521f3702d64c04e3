import { avatarSchema, webhookUrlSchema } from "@/lib/contract/text";
import { unquoted } from "@/lib/text/pasted-values";
import { trimmed } from "@/lib/text/trimmed";
import { characterName } from "@/lib/text/character-names";
import { escapeUnseen, hiddenIn } from "@/lib/text/unseen";
import type { BotEntry, FileSecret, TransferDocument, WebhookEntry } from "./document";

/** A remark about a place of the file, as in `bots[0].name`. */
type Remark = { path: string; message: string };

/** A tidied document, with notes about its oddities and problems that must be mended first. */
export type Tidied = { document: TransferDocument; notes: Remark[]; problems: Remark[] };

/**
 * Trims characters copied along into a file. Addresses lose them, and secrets lose line breaks at their ends;
 * names are stored as given. A note names each case, because nobody sees it. Filters have their own findings
 * (lib/filters/lint.ts).
 */
export function tidyDocument(document: TransferDocument): Tidied {
  const notes: Remark[] = [];
  const problems: Remark[] = [];
  const say = (list: Remark[], path: string, words: string) =>
    list.push({ path, message: `\`${path}\` ${words}` });

  const text = (value: unknown, path: string) => {
    const words = typeof value === "string" ? oddWords(value) : undefined;
    if (words !== undefined) say(notes, path, words);
  };
  const word = (value: string, path: string) => {
    const words = value === trimmed(value) ? hiddenWords(value) : endWords(value);
    if (words !== undefined) say(problems, path, words);
  };
  const address = <T extends string | null | undefined>(
    value: T,
    path: string,
    isLegal: (text: string) => boolean,
  ): T => {
    if (typeof value !== "string") return value;
    const sent = trimmed(value);
    const curly = /[“”„‟«»]/.exec(sent)?.[0];
    const words =
      hiddenWords(sent) ?? (curly && `holds ${characterName(curly)}: write straight quotes, or none`);
    if (words && !isLegal(sent)) say(problems, path, words);
    else if (sent !== value) say(notes, path, `${endWords(value) ?? ""}; that is left out`);
    return sent as T;
  };
  const secret = (value: FileSecret | undefined, path: string): FileSecret | undefined => {
    if (typeof value !== "object" || !("value" in value)) return value;
    const kept = value.value.replace(/^[\r\n]+|[\r\n]+$/g, "");
    if (kept !== value.value) say(notes, `${path}.value`, `${endWords(value.value) ?? ""}; that is left out`);
    const words = kept === kept.trim() ? hiddenWords(kept) : "begins or ends with a space";
    if (words) say(notes, `${path}.value`, `${words}, and receivers compare the secret exactly`);
    return { value: kept };
  };
  const isUrl = (url: string) => webhookUrlSchema.safeParse(url).success;

  const bot = (entry: BotEntry, index: number): BotEntry => {
    const path = `bots[${index}]`;
    text(entry.name, `${path}.name`);
    word(entry.status, `${path}.status`);
    entry.groups?.forEach(({ priority }, at) => word(priority, `${path}.groups[${at}].priority`));
    const { webhooks } = entry;
    webhooks?.actions.forEach(({ name }, at) => word(name, `${path}.webhooks.actions[${at}].name`));
    const legal = (avatar: string) => avatarSchema.safeParse(avatar).success;
    const avatar = address(entry.avatar, `${path}.avatar`, legal);
    return {
      ...entry,
      ...(avatar === entry.avatar ? {} : { avatar }),
      ...(webhooks ? { webhooks: receiver(webhooks, `${path}.webhooks`) } : {}),
    };
  };
  const receiver = <T extends { url: string; secret?: FileSecret }>(entry: T, path: string): T => ({
    ...entry,
    url: address(entry.url, `${path}.url`, isUrl),
    ...(entry.secret === undefined ? {} : { secret: secret(entry.secret, `${path}.secret`) }),
  });
  const webhook = (entry: WebhookEntry, index: number): WebhookEntry => {
    const path = `webhooks[${index}]`;
    text(entry.description, `${path}.description`);
    word(entry.action, `${path}.action`);
    return receiver(entry, path);
  };
  const tidy = {
    ...document,
    ...(document.bots ? { bots: document.bots.map(bot) } : {}),
    ...(document.webhooks ? { webhooks: document.webhooks.map(webhook) } : {}),
  };
  return { document: tidy, notes, problems };
}

function oddWords(text: string): string | undefined {
  if (text !== trimmed(text)) return `${endWords(text) ?? ""}: it is stored that way`;
  const hidden = hiddenWords(text);
  if (hidden !== undefined) return `${hidden}: it is stored that way`;
  return text === unquoted(text) ? undefined : "stands in quotes of its own, which are stored with it";
}

/**
 * Names a character that trimming removes: `ends with U+000A (line break)`; undefined when the text has none.
 */
function endWords(text: string): string | undefined {
  const kept = trimmed(text);
  if (kept === text) return undefined;
  const starts = text.startsWith(kept) ? undefined : [...text][0];
  return starts === undefined
    ? `ends with ${spaceName([...text].at(-1) ?? " ")}`
    : `begins with ${spaceName(starts)}`;
}

const spaceName = (character: string): string => (character === " " ? "a space" : characterName(character));

function hiddenWords(text: string): string | undefined {
  const hidden = hiddenIn(text).filter((character) => !/^[\r\n]+$/.test(character));
  if (hidden.length === 0) return undefined;
  return `holds ${hidden.map(characterName).join(", ")}, which cannot be seen (${escapeUnseen(text)})`;
}

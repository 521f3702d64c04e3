import { type GroupNames, groupName, PRIORITY_WORDS, priorityTitle } from "@/lib/contract/bot-words";
import { maskedAddress } from "@/lib/contract/addresses/address-secrets";
import { PRIORITIES } from "@/lib/contract/bots";
import { plural } from "@/lib/text/counted";
import { actionSentence } from "./changes";
import type { BotForm } from "./form";

/** The results of saving a new bot, one sentence each. */
export function creationWords(form: BotForm, names?: GroupNames): string[] {
  const words = [
    `${form.name.trim() || "A bot without a name"} will be created, ${statusWords(form.status)}`,
  ];
  const capacity = Number(form.capacity);
  words.push(
    capacity === 0
      ? "It gets no chats: its capacity is 0"
      : `It takes up to ${form.capacity.trim() || "?"} ${plural(capacity, "chat")} at once`,
  );
  words.push(...memberships(form, names));
  if (form.webhooks.on) words.push(...webhookWords(form.webhooks));
  return words;
}

function statusWords(status: string): string {
  switch (status) {
    case "accepting chats":
      return "online and accepting chats";
    case "not accepting chats":
      return "online but not accepting chats";
    default:
      return status;
  }
}

function memberships({ groups }: BotForm, names?: GroupNames): string[] {
  return PRIORITIES.flatMap((priority) => {
    const ids = groups.filter((row) => row.priority === priority).map(({ id }) => id);
    if (ids.length === 0) return [];
    const where = ids.sort((a, b) => a - b).map((id) => groupName(id, names));
    return [`${PRIORITY_WORDS[priority].mark} ${priorityTitle(priority)} in ${where.join(", ")}`];
  });
}

function webhookWords({ url, actions }: BotForm["webhooks"]): string[] {
  const where = maskedAddress(url) || "an address you have not typed yet";
  if (actions.length === 0)
    return [`Its webhooks go to ${where}, but no action triggers them, so nothing is sent`];
  return [`Its webhooks go to ${where}`, ...actions.map(actionSentence)];
}

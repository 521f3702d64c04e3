import { actionTitle } from "@/lib/changes/names";
import { type GroupNames, groupName } from "@/lib/contract/bot-words";

const WORDS: Record<string, string> = {
  name: "Name",
  avatar: "Avatar",
  status: "Status",
  max_chats_count: "Capacity",
  url: "Address",
  action: "Action",
  description: "Description",
  filters: "Filter",
  secret: "Secret",
  groups: "Groups",
  actions: "Actions",
};

/** The setting of a difference in words for people: "webhooks · url" is "Webhooks: Address". */
export function fieldWords(field: string, names: GroupNames = {}): string {
  const [part, rest] = field.split(" · ", 2);
  if (rest !== undefined) return `Webhooks: ${WORDS[rest] ?? actionTitle(rest)}`;
  const group = /^group (\d+)$/.exec(part ?? "");
  if (!group) return WORDS[field] ?? field;
  const words = groupName(Number(group[1]), names);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

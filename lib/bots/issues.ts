import type { BotForm } from "./form";

/** A field of the bot form that a problem can stand at. */
export type BotField =
  | Exclude<keyof BotForm, "webhooks">
  | `groups.${number}`
  | "webhooks.url"
  | "webhooks.secret"
  | "webhooks.actions"
  | `webhooks.actions.${number}.filters`;

const PLAIN: Record<string, BotField> = {
  name: "name",
  avatar: "avatar",
  status: "status",
  max_chats_count: "capacity",
  groups: "groups",
  "webhooks.url": "webhooks.url",
  "webhooks.secret_key": "webhooks.secret",
  "webhooks.secret": "webhooks.secret",
  "webhooks.actions": "webhooks.actions",
};

/** The form's field for a path of the wire, e.g. `max_chats_count`, `groups[1].priority`; none for one it does not have. */
export function fieldOf(path: string): BotField | undefined {
  const [, group] = /^groups\[(\d+)\]/.exec(path) ?? [];
  if (group !== undefined) return `groups.${Number(group)}`;
  const [, action] = /^webhooks\.actions\[(\d+)\]/.exec(path) ?? [];
  if (action !== undefined) return `webhooks.actions.${Number(action)}.filters`;
  return Object.hasOwn(PLAIN, path) ? PLAIN[path] : undefined;
}

/** A path of the wire below the filter of its action, as the filter builder wants it: `chat_properties.source.type`. */
export function pathInFilter(path: string): string {
  return path.replace(/^webhooks\.actions\[\d+\]\.?/, "").replace(/^filters\.?/, "");
}

import type { BotForm } from "./form";

/** A field of the bot form that can show a problem. */
export type BotField =
  | Exclude<keyof BotForm, "webhooks">
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

/**
 * The form's field for a path on the wire, e.g. `max_chats_count`, `groups[1].priority`; undefined for a path
 * without a field.
 */
export function fieldOf(path: string): BotField | undefined {
  if (path.startsWith("groups[")) return "groups";
  const [, action] = /^webhooks\.actions\[(\d+)\]/.exec(path) ?? [];
  if (action !== undefined) return `webhooks.actions.${Number(action)}.filters`;
  return Object.hasOwn(PLAIN, path) ? PLAIN[path] : undefined;
}

/** A field's problems by their paths, as on the `types` of a form error. */
type ByPath = Readonly<Record<string, unknown>> | undefined;

function messages(types: ByPath): [path: string, message: string][] {
  return Object.entries(types ?? {}).flatMap(([path, message]) =>
    typeof message === "string" ? [[path, message] as [string, string]] : [],
  );
}

/** Problems of an action, by their path below its filter as the filter builder takes them: `chat_properties.source.type`. */
export function filterIssues(types: ByPath): { path: string; message: string }[] {
  return messages(types).map(([path, message]) => ({
    path: path.replace(/^webhooks\.actions\[\d+\]\.?/, "").replace(/^filters\.?/, ""),
    message,
  }));
}

/** Problems of groups by the index of the group. */
export function groupIssues(types: ByPath): Map<number, string> {
  return new Map(
    messages(types).flatMap(([path, message]) => {
      const [, index] = /^groups\[(\d+)\]/.exec(path) ?? [];
      return index === undefined ? [] : [[Number(index), message] as const];
    }),
  );
}

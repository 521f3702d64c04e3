import { counted } from "@/lib/text/counted";
import type { ShownEntry, TimelineItem } from "./api";
import type { ChangeResult, ObjectKind, Operation } from "./entry";
import type { ItemKind } from "./filter";
import { changedFields } from "./same";

const VERBS = {
  bot: { create: "Created", update: "Changed", remove: "Removed" },
  webhook: { create: "Registered", update: "Changed", remove: "Unregistered" },
} as const;

const ATTEMPTS = {
  bot: { create: "Tried to create", update: "Tried to change", remove: "Tried to remove" },
  webhook: { create: "Tried to register", update: "Tried to change", remove: "Tried to unregister" },
} as const;

/** Verb of an item, followed by the object's name in a sentence: "Changed", "Tried to remove". */
export function verbOf(item: TimelineItem): string {
  if (item.kind === "reveal") return "Viewed the secret of";
  return (item.result === "done" ? VERBS : ATTEMPTS)[item.object.kind][item.kind];
}

export const KIND_WORDS: Record<ItemKind, string> = {
  create: "Created or registered",
  update: "Changed",
  remove: "Removed or unregistered",
  reveal: "Secrets viewed",
};

export const OBJECT_WORDS: Record<ObjectKind, string> = { bot: "Bots", webhook: "Webhooks" };

export const RESULT_WORDS: Record<ChangeResult, string> = {
  done: "Done",
  failed: "Failed",
  under_way: "Under way",
  unknown: "Unknown",
};

const OPERATION_WORDS: Record<Operation["kind"], string> = {
  replace: "Webhook change",
  bulk: "Bulk change",
  transfer: "Import",
  take_back: "Undone",
  routing: "Routing change",
};

/** Titles of the dialog that undoes an operation. */
export const UNDO_TITLES: Record<Operation["kind"], string> = {
  replace: "Undo this webhook change",
  bulk: "Undo this bulk change",
  transfer: "Undo this import",
  take_back: "Undo this undo",
  routing: "Undo this routing change",
};

const FIELD_WORDS: Partial<Record<string, string>> = {
  name: "name",
  avatar: "avatar",
  status: "status",
  max_chats_count: "capacity",
  groups: "groups",
  webhooks: "webhooks",
  url: "address",
  action: "action",
  description: "description",
  secret_digest: "secret",
  filters: "filter",
};

/**
 * Title of an operation of several objects: "Changed the capacity of 2 bots", "Import: 2 bots and 1 webhook".
 * @param entries the entries that are loaded
 * @param total how many entries the operation has
 */
export function operationTitle(
  kind: Operation["kind"],
  entries: readonly ShownEntry[],
  total: number,
): string {
  // The objects of entries that are not loaded are unknown.
  if (entries.length < total) return `${OPERATION_WORDS[kind]}: ${total} changes`;
  switch (kind) {
    case "bulk":
      return bulkTitle(entries);
    case "routing":
      return `${changedOf(entries)} the routing of ${objectsOf(entries)}`;
    case "take_back":
      return `Undid changes to ${objectsOf(entries)}`;
    case "replace":
    case "transfer":
      return `${OPERATION_WORDS[kind]}: ${objectsOf(entries)}`;
  }
}

function bulkTitle(entries: readonly ShownEntry[]): string {
  // A bulk change of webhooks replaces each of them: the new registration is no object of its own.
  const changed = entries.filter(({ kind }) => kind !== "create");
  const titled = changed.length > 0 ? changed : entries;
  const first = titled.find(({ result }) => result === "done") ?? titled[0];
  if (first && titled.every(({ kind, replacement }) => kind === "remove" && replacement === null)) {
    return `${verbOf(first)} ${objectsOf(titled)}`;
  }
  const [field = "", another] = fieldsOf(entries);
  const word = another === undefined ? FIELD_WORDS[field] : undefined;
  return `${changedOf(titled)} ${word === undefined ? "" : `the ${word} of `}${objectsOf(titled)}`;
}

function changedOf(entries: readonly ShownEntry[]): string {
  return entries.some(({ result }) => result === "done") ? "Changed" : "Tried to change";
}

/** The fields that entries changed. The two entries of a replaced webhook are one change. */
function fieldsOf(entries: readonly ShownEntry[]): string[] {
  const made = new Map(
    entries.flatMap(({ kind, after, replacement }) =>
      kind === "create" && replacement ? [[replacement.id, after] as const] : [],
    ),
  );
  const fields = entries.flatMap(({ kind, before, after: own, replacement }) => {
    const after = kind === "remove" ? made.get(replacement?.id ?? "") : own;
    return before && after ? changedFields(before, after).filter((field) => field !== "webhook_id") : [];
  });
  return [...new Set(fields)];
}

function objectsOf(entries: readonly ShownEntry[]): string {
  return objectsWords(entries.map(({ object }) => object.kind));
}

/** "39 bots", "1 webhook", "2 bots and 1 webhook". */
export function objectsWords(objects: readonly ObjectKind[]): string {
  const count = (kind: ObjectKind, word: string) => {
    const found = objects.filter((one) => one === kind).length;
    return found === 0 ? [] : [counted(found, word)];
  };
  return [...count("bot", "bot"), ...count("webhook", "webhook")].join(" and ");
}

import type { TimelineItem } from "./api";
import type { ChangeResult, ObjectKind, Operation } from "./entry";
import type { ItemKind } from "./filter";

const VERBS = {
  bot: { create: "Created", update: "Changed", remove: "Removed" },
  webhook: { create: "Registered", update: "Changed", remove: "Unregistered" },
} as const;

const ATTEMPTS = {
  bot: { create: "Tried to create", update: "Tried to change", remove: "Tried to remove" },
  webhook: { create: "Tried to register", update: "Tried to change", remove: "Tried to unregister" },
} as const;

/** What was done, to be followed by the name of the object: "Changed", "Tried to remove". */
export function verbOf(item: TimelineItem): string {
  if (item.kind === "reveal") return "Looked at the secret of";
  return (item.result === "done" ? VERBS : ATTEMPTS)[item.object.kind][item.kind];
}

export const KIND_WORDS: Record<ItemKind, string> = {
  create: "Created or registered",
  update: "Changed",
  remove: "Removed or unregistered",
  reveal: "Secrets looked at",
};

export const OBJECT_WORDS: Record<ObjectKind, string> = { bot: "Bots", webhook: "Webhooks" };

export const RESULT_WORDS: Record<ChangeResult, string> = {
  done: "Done",
  failed: "Failed",
  under_way: "Under way",
  unknown: "Not known",
};

export const OPERATION_WORDS: Record<Operation["kind"], string> = {
  replace: "Change of a webhook",
  bulk: "Bulk",
  transfer: "Transfer",
  take_back: "Taken back",
  routing: "Routing",
};

/** "39 bots", "1 webhook", "2 bots and 1 webhook". */
export function objectsWords(objects: readonly ObjectKind[]): string {
  const count = (kind: ObjectKind, word: string) => {
    const found = objects.filter((one) => one === kind).length;
    return found === 0 ? [] : [`${found} ${word}${found === 1 ? "" : "s"}`];
  };
  return [...count("bot", "bot"), ...count("webhook", "webhook")].join(" and ");
}

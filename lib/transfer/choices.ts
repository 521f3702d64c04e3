import type { PlannedItem } from "./api";

/** What a person decided about the items of a plan, by their keys: it outlives a new plan of the same file. */
export type Choices = {
  leftOut: ReadonlySet<string>;
  /** Of what is only here: to be removed. */
  removed: ReadonlySet<string>;
  secrets: ReadonlyMap<string, string>;
};

export const NO_CHOICES: Choices = { leftOut: new Set(), removed: new Set(), secrets: new Map() };

/** Whether an item is to be carried out. What is only here stays unless its removal was asked for. */
export function isChosen({ key, kind, ticket }: PlannedItem, { leftOut, removed }: Choices): boolean {
  if (ticket === undefined) return false;
  return kind === "only_here" ? removed.has(key) : !leftOut.has(key);
}

/** The choices with some items carried out, or not. */
export function choose(choices: Choices, items: readonly PlannedItem[], wanted: boolean): Choices {
  const leftOut = new Set(choices.leftOut);
  const removed = new Set(choices.removed);
  for (const { key, kind } of items) {
    if (kind === "only_here") removed[wanted ? "add" : "delete"](key);
    else leftOut[wanted ? "delete" : "add"](key);
  }
  return { ...choices, leftOut, removed };
}

/** The secret of an item, typed or generated. */
export function giveSecret(choices: Choices, key: string, secret: string): Choices {
  const secrets = new Map(choices.secrets);
  if (secret === "") secrets.delete(key);
  else secrets.set(key, secret);
  return { ...choices, secrets };
}

/** What is to be carried out and has no secret yet, though it needs one. */
export function lackingSecret(items: readonly PlannedItem[], choices: Choices): PlannedItem[] {
  return items.filter(
    (item) => item.secret === "needed" && isChosen(item, choices) && !choices.secrets.get(item.key)?.trim(),
  );
}

import type { PlannedItem } from "./api";

/** A person's decisions about the items of a plan, by item key: they outlive a new plan of the same file. */
export type Choices = {
  leftOut: ReadonlySet<string>;
  /** Objects to remove, among the ones that the file does not have. */
  removed: ReadonlySet<string>;
  secrets: ReadonlyMap<string, string>;
};

export const NO_CHOICES: Choices = { leftOut: new Set(), removed: new Set(), secrets: new Map() };

/**
 * Whether an item will be carried out. An object that the file does not have stays unless its removal was
 * asked for.
 */
export function isChosen({ key, kind, ticket }: PlannedItem, { leftOut, removed }: Choices): boolean {
  if (ticket === undefined) return false;
  return kind === "only_here" ? removed.has(key) : !leftOut.has(key);
}

/** The choices with these items included, or left out. */
export function choose(choices: Choices, items: readonly PlannedItem[], wanted: boolean): Choices {
  const leftOut = new Set(choices.leftOut);
  const removed = new Set(choices.removed);
  for (const { key, kind } of items) {
    if (kind === "only_here") removed[wanted ? "add" : "delete"](key);
    else leftOut[wanted ? "delete" : "add"](key);
  }
  return { ...choices, leftOut, removed };
}

/** The choices with a typed or generated secret for one item. */
export function giveSecret(choices: Choices, key: string, secret: string): Choices {
  const secrets = new Map(choices.secrets);
  if (secret === "") secrets.delete(key);
  else secrets.set(key, secret);
  return { ...choices, secrets };
}

/** Chosen items that need a secret and have none yet. */
export function lackingSecret(items: readonly PlannedItem[], choices: Choices): PlannedItem[] {
  return items.filter(
    (item) => item.secret === "needed" && isChosen(item, choices) && !choices.secrets.get(item.key)?.trim(),
  );
}

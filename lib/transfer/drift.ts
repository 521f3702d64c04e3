import type { Current } from "./current";
import { botDifferences, type Difference, webhookDifferences } from "./differences";
import { botEntry, webhookEntry, type WriteSecret } from "./file/entries";
import { botLabel, webhookLabel } from "./words";

// An empty secret stands for an unknown one: as `keep` it makes no difference.
const compared: WriteSecret = (secret) => (secret === "" ? "keep" : { value: secret });

/**
 * Changes by other people between two readings of a license, a sentence each; empty if nothing changed.
 * Secrets may be digests on both sides, or empty on both.
 */
export function driftBetween(before: Current, now: Current): string[] {
  const bots = drift(before.bots, now.bots, {
    id: ({ id }) => id,
    words: (bot) => `bot ${botLabel(bot)}`,
    differences: (was, is) => botDifferences(botEntry(is, compared), was),
  });
  const webhooks = drift(before.webhooks, now.webhooks, {
    id: ({ webhook_id }) => webhook_id,
    words: (webhook) => `webhook ${webhookLabel(webhook)}`,
    differences: (was, is) => webhookDifferences(webhookEntry(is, compared), was),
  });
  return [...bots, ...webhooks];
}

type Kind<T> = {
  id: (object: T) => string;
  words: (object: T) => string;
  differences: (was: T, is: T) => Difference[];
};

function drift<T>(before: readonly T[], now: readonly T[], { id, words, differences }: Kind<T>): string[] {
  const was = new Map(before.map((object) => [id(object), object]));
  const is = new Set(now.map(id));
  const gone = before.filter((object) => !is.has(id(object))).map((object) => `${words(object)} was removed`);
  const others = now.flatMap((object) => {
    const old = was.get(id(object));
    if (!old) return [`${words(object)} was added`];
    const changes = differences(old, object).map(
      ({ field, before, after }) => `${field}: ${before} → ${after}`,
    );
    return changes.length === 0 ? [] : [`${words(object)} was changed: ${changes.join("; ")}`];
  });
  return [...gone, ...others];
}

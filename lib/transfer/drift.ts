import type { Current } from "./current";
import { botDifferences, type Difference, webhookDifferences } from "./differences";
import { botEntry, webhookEntry, type WriteSecret } from "./file/entries";
import { botLabel, webhookLabel } from "./words";

// Compared as it is; what stands for a secret that is not known (an empty one) is no difference.
const compared: WriteSecret = (secret) => (secret === "" ? "keep" : { value: secret });

/**
 * What somebody else did between two looks at a license, a sentence each; nothing when it is as it was. Secrets may be
 * digests on both sides, or empty on both.
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

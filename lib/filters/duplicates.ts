import type { FilterContext } from "./context";
import { describeCondition, describeProperty } from "./describe";
import { type Finding, finding } from "./finding";
import { isObject } from "./codec/json-object";
import { LOCATIONS, type ParsedFilter } from "./model";
import { findOverlap } from "./overlap";
import { readProperty } from "./property-bag";
import { isScalar } from "./scalar";
import { listWords, quote, valueWords } from "./words";

/**
 * A webhook reduced to its destination and filter; `label` is its name in messages, e.g. `webhook "Test"` or
 * `bot Pizza Bot`.
 */
export type Destination = { id: string; label: string; url: string; action: string; filter: ParsedFilter };

/**
 * Webhooks that send the same action to the same address and can fire together with this one, each with a context in
 * which both do. The webhook itself, by id, is left out.
 */
export function findDuplicates(
  webhook: Omit<Destination, "label">,
  others: readonly Destination[],
): Finding[] {
  const address = normal(webhook.url);
  return others.flatMap((other) => {
    if (other.id === webhook.id || other.action !== webhook.action || normal(other.url) !== address)
      return [];
    const overlap = findOverlap([webhook.filter, other.filter]);
    if (overlap.kind === "disjoint") return [];
    const fire = overlap.kind === "overlap" ? "both fire" : "both may fire";
    const message = `${other.label} sends the same to the same URL, and ${fire}, for instance ${describeSample(overlap.witness)}`;
    return [{ ...finding("duplicate_webhook", message), other: other.id, witness: overlap.witness }];
  });
}

function normal(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}

/** A sample in words: `when the chat's source type is facebook`. */
function describeSample(context: FilterContext): string {
  const facts: string[] = LOCATIONS.flatMap((location) =>
    Object.entries(context[location] ?? {}).flatMap(([namespace, properties]) =>
      Object.entries(isObject(properties) ? properties : {}).map(([name, raw]) => {
        const value = readProperty(raw);
        const words = isScalar(value) ? valueWords(value) : quote(JSON.stringify(value));
        return `${describeProperty(location, namespace, name)} is ${words}`;
      }),
    ),
  );
  if (context.agents?.length) facts.push(describeCondition({ kind: "agents", agents: [...context.agents] }));
  return facts.length === 0 ? "when a chat has no properties" : `when ${listWords(facts, "and")}`;
}

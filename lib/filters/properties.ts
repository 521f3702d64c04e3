import known from "./known-properties.json";
import type { Scalar } from "@/lib/contract/filters";
import type { Location, ScalarType } from "./model";

/** A property of the public documentation (docs/api.md, section 4.2). */
export type KnownProperty = {
  namespace: string;
  name: string;
  type: ScalarType | "tokenized_string";
  locations: readonly Location[];
  note?: string;
};

export const KNOWN_PROPERTIES = known as readonly KnownProperty[];

/** Unique text for a property in a location; JSON, because names may contain any character. */
export function propertyKey(location: Location, namespace: string, name: string): string {
  return JSON.stringify([location, namespace, name]);
}

const BY_PAIR = new Map(
  KNOWN_PROPERTIES.map((property) => [JSON.stringify([property.namespace, property.name]), property]),
);

/** The known property with this pair of names, whatever its locations. */
export function knownProperty(namespace: string, name: string): KnownProperty | undefined {
  return BY_PAIR.get(JSON.stringify([namespace, name]));
}

/** Type of a property's values in filters, if it is known in that location. Tokenized text counts as text. */
export function typeOfProperty(location: Location, namespace: string, name: string): ScalarType | undefined {
  const property = knownProperty(namespace, name);
  if (!property?.locations.includes(location)) return undefined;
  return property.type === "tokenized_string" ? "string" : property.type;
}

/** Values a property is known to take; `closed` when it can take no others. */
export type ValueDomain = { values: readonly Scalar[]; closed: boolean };

const DOMAINS = new Map<string, ValueDomain>([
  [JSON.stringify(["rating", "score"]), { values: [0, 1], closed: true }],
  [JSON.stringify(["source", "type"]), { values: ["facebook", "twitter"], closed: false }],
]);

/** The values that a known property can take: yes/no has two, `rating.score` 0 and 1, the rest is open. */
export function domainOfProperty(namespace: string, name: string): ValueDomain | undefined {
  if (knownProperty(namespace, name)?.type === "bool") return { values: [true, false], closed: true };
  return DOMAINS.get(JSON.stringify([namespace, name]));
}

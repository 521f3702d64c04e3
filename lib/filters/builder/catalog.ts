import type { Version } from "@/lib/contract/versions";
import { AGENTS_KEY, type FilterRow, type PropertyRef, type PropertyRow } from "./builder";
import { LOCATIONS, type ScalarType } from "../model";
import { offeredLocations, offersAgents } from "../offered";
import { KNOWN_PROPERTIES, propertyKey, typeOfProperty } from "../properties";

/** A property someone has named already: in a filter in use, or in the team's list. */
export type ExtraProperty = PropertyRef & { type?: ScalarType };

type CatalogProperty = ExtraProperty & { note?: string };

/** Everything that can be picked without typing its name, by property key. */
export type Catalog = ReadonlyMap<string, CatalogProperty>;

const BY_NAME = new Intl.Collator("en");

function compare(one: PropertyRef, other: PropertyRef): number {
  return (
    LOCATIONS.indexOf(one.location) - LOCATIONS.indexOf(other.location) ||
    BY_NAME.compare(one.namespace, other.namespace) ||
    BY_NAME.compare(one.name, other.name)
  );
}

/** The known properties in their locations, then those in use that are not known, by location and name. */
export function makeCatalog(extra: readonly ExtraProperty[] = []): Catalog {
  const known = KNOWN_PROPERTIES.flatMap(({ namespace, name, locations, note }) =>
    locations.map(
      (location): CatalogProperty => ({
        location,
        namespace,
        name,
        type: typeOfProperty(location, namespace, name),
        note,
      }),
    ),
  );
  const inUse = extra.map((property) => ({ ...property, note: "in use" }));
  const catalog = new Map<string, CatalogProperty>();
  for (const property of [...known, ...inUse].sort(compare)) {
    const key = propertyKey(property.location, property.namespace, property.name);
    if (!catalog.has(key)) catalog.set(key, property);
  }
  return catalog;
}

/** The type a row's values have: chosen for the row, else the property's own; undefined while nobody knows. */
export function typeOfRow(row: PropertyRow, catalog: Catalog): ScalarType | undefined {
  return row.type ?? declaredType(row, catalog);
}

/** The type the property itself has, if it is in the catalog. */
export function declaredType(property: PropertyRef, catalog: Catalog): ScalarType | undefined {
  return catalog.get(propertyKey(property.location, property.namespace, property.name))?.type;
}

/** Something that can become a row; `agents` stands for the agents in the chat. */
export type Choice = { key: string; property?: CatalogProperty };

/** What an action offers in a version, in the catalog's order, the agents last. */
export function choices(catalog: Catalog, version: Version, action: string): Choice[] {
  const locations = offeredLocations(version, action);
  const properties = [...catalog].flatMap(([key, property]) =>
    locations.includes(property.location) ? [{ key, property }] : [],
  );
  return offersAgents(version, action) ? [...properties, { key: AGENTS_KEY }] : properties;
}

/** A fresh row for a choice. */
export function rowOf({ property }: Choice): FilterRow {
  if (!property) return { kind: "agents", agents: [] };
  const { location, namespace, name } = property;
  return { kind: "property", location, namespace, name, test: "one_of", values: [] };
}

import type { Version } from "@/lib/contract/versions";
import { AGENTS_KEY, type FilterRow, type PropertyRef, type PropertyRow } from "./builder";
import { LOCATIONS, type ScalarType } from "../model";
import { offeredLocations, offersAgents } from "../offered";
import { KNOWN_PROPERTIES, propertyKey, typeOfProperty } from "../properties";

/** A property that is named already: in a filter in use, or in the team's list. */
export type ExtraProperty = PropertyRef & { type?: ScalarType };

type CatalogProperty = ExtraProperty & { note?: string };

/** Every property that can be picked without typing its name, by property key. */
export type Catalog = ReadonlyMap<string, CatalogProperty>;

const BY_NAME = new Intl.Collator("en");

function compare(one: PropertyRef, other: PropertyRef): number {
  return (
    LOCATIONS.indexOf(one.location) - LOCATIONS.indexOf(other.location) ||
    BY_NAME.compare(one.namespace, other.namespace) ||
    BY_NAME.compare(one.name, other.name)
  );
}

/** The known properties in their locations, then other properties in use, by location and name. */
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

/** Type of a row's values: chosen for the row, else the property's own; undefined if neither is known. */
export function typeOfRow(row: PropertyRow, catalog: Catalog): ScalarType | undefined {
  return row.type ?? declaredType(row, catalog);
}

/** The property's own type, if the catalog has it. */
export function declaredType(property: PropertyRef, catalog: Catalog): ScalarType | undefined {
  return catalog.get(propertyKey(property.location, property.namespace, property.name))?.type;
}

/** A choice that can become a row; without `property` it stands for the agents in the chat. */
export type Choice = { key: string; property?: CatalogProperty };

/** The choices that an action offers in a version, in the catalog's order, the agents last. */
export function choices(catalog: Catalog, version: Version, action: string): Choice[] {
  const locations = offeredLocations(version, action);
  const properties = [...catalog].flatMap(([key, property]) =>
    locations.includes(property.location) ? [{ key, property }] : [],
  );
  return offersAgents(version, action) ? [...properties, { key: AGENTS_KEY }] : properties;
}

/** A new row for a choice. */
export function rowOf({ property }: Choice): FilterRow {
  if (!property) return { kind: "agents", agents: [] };
  const { location, namespace, name } = property;
  return { kind: "property", location, namespace, name, test: "one_of", values: [] };
}

import type { ExtraProperty } from "./builder/catalog";
import type { ParsedFilter, ScalarType } from "./model";
import { propertyKey } from "./properties";

const TYPES: Record<string, ScalarType> = { string: "string", number: "int", boolean: "bool" };

/** The properties that filters in use test, each once, with the type of the values compared with. */
export function propertiesInUse(filters: readonly ParsedFilter[]): ExtraProperty[] {
  const used = new Map<string, ExtraProperty>();
  for (const condition of filters.flatMap(({ conditions }) => conditions)) {
    if (condition.kind !== "property") continue;
    const { location, namespace, name, test } = condition;
    const key = propertyKey(location, namespace, name);
    const type = "values" in test ? TYPES[typeof test.values[0]] : undefined;
    used.set(key, { location, namespace, name, type: used.get(key)?.type ?? type });
  }
  return [...used.values()];
}

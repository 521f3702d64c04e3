import { parseFilter } from "@/lib/filters/codec";
import type { Location, ScalarType, WireFilter } from "@/lib/filters/model";
import { propertyKey } from "@/lib/filters/properties";

/** A property that some filter already asks for. */
export type UsedProperty = { location: Location; namespace: string; name: string; type?: ScalarType };

const TYPES: Record<string, ScalarType> = { string: "string", number: "int", boolean: "bool" };

/** The properties that filters in use ask for, each once, with the type of the values they are compared with. */
export function propertiesInUse(filters: readonly WireFilter[]): UsedProperty[] {
  const used = new Map<string, UsedProperty>();
  for (const condition of filters.flatMap((filter) => parseFilter(filter).conditions)) {
    if (condition.kind !== "property") continue;
    const { location, namespace, name, test } = condition;
    const key = propertyKey(location, namespace, name);
    const type = "values" in test ? TYPES[typeof test.values[0]] : undefined;
    used.set(key, { location, namespace, name, type: used.get(key)?.type ?? type });
  }
  return [...used.values()];
}

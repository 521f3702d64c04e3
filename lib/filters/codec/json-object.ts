export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object's own value under a name, so that `constructor` or `__proto__` find nothing inherited. */
export function own(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as JsonObject)[name] : undefined;
}

/** Sets an own property whatever its name; assignment would lose `__proto__`. */
export function put(object: JsonObject, name: string, value: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[name] = value;
  }
}

/** The object inside `object` under a name, made if there is none. */
export function enter(object: JsonObject, name: string): JsonObject {
  const there = own(object, name);
  if (isObject(there)) return there;
  const made: JsonObject = {};
  put(object, name, made);
  return made;
}

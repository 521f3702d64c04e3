import { isObject, type JsonObject, own, put } from "./json-object";

/**
 * Unknown content without its empty objects, which always match. `undefined` if nothing remains; any other
 * content may restrict the filter in unknown ways.
 */
export function meaningOf(other: JsonObject): JsonObject | undefined {
  const kept: JsonObject = {};
  for (const name of Object.keys(other)) {
    const content = own(other, name);
    const meant = isObject(content) ? meaningOf(content) : content;
    if (meant !== undefined) put(kept, name, meant);
  }
  return Object.keys(kept).length > 0 ? kept : undefined;
}

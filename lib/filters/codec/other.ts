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

/** JSON with sorted names, so that equal content gives equal text. */
export function stableJson(value: unknown, quoted: (text: string) => string = JSON.stringify): string {
  if (Array.isArray(value)) return `[${value.map((item) => stableJson(item, quoted)).join(",")}]`;
  if (!isObject(value)) return typeof value === "string" ? quoted(value) : JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${quoted(name)}:${stableJson(own(value, name), quoted)}`).join(",")}}`;
}

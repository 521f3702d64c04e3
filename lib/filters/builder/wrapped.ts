import { FILTER_KINDS } from "@/lib/contract/versions";
import { isObject, type JsonObject, own } from "../codec/json-object";

/*
 * The text around a filter that people copy with it: the settings of a webhook, one action of a bot,
 * `{"filters": …}`. No API takes the whole as a filter, and kept as "other" it would look as if one did.
 */

/** A filter taken out of the settings around it; or why the pasted text holds none. */
export type Unwrapped =
  | { kind: "filter"; filter: JsonObject | null | undefined; around: boolean }
  | { kind: "refused"; message: string; neighbour?: true };

const SETTINGS = new Set(
  "$schema url action name description secret secret_key webhook_id type filters owner_client_id additional_data".split(
    " ",
  ),
);
const isKind = (name: string): boolean => FILTER_KINDS.some((kind) => kind === name);
const refused = (message: string): Unwrapped => ({ kind: "refused", message, neighbour: true });

/** Finds the filter in JSON that was typed or pasted into the filter's place. */
export function unwrapFilter(value: unknown): Unwrapped {
  const only = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
  if (value === null) return { kind: "filter", filter: null, around: false };
  if (!isObject(only) || (only !== value && own(only, "filters") === undefined)) {
    return { kind: "refused", message: "A filter is an object, in braces { }" };
  }
  const names = Object.keys(only);
  if (names.includes("filters")) return insideFilters(only, names);
  if (names.some(isKind)) return { kind: "filter", filter: only, around: false };
  const message = neighbourOf(only, names);
  return message === undefined ? { kind: "filter", filter: only, around: false } : refused(message);
}

function insideFilters(whole: JsonObject, names: readonly string[]): Unwrapped {
  const filter = own(whole, "filters");
  const stranger = names.find((name) => !SETTINGS.has(name));
  if (stranger !== undefined) {
    return refused(`“filters” is next to “${stranger}” here. Keep only the part in “filters”`);
  }
  if (filter !== null && !isObject(filter)) return refused("“filters” must hold an object, in braces { }");
  if (filter && own(filter, "filters") !== undefined)
    return refused("“filters” is inside “filters”. Keep only the inner one");
  return { kind: "filter", filter, around: true };
}

/**
 * Names an object that resembles a filter (webhook body, file, settings) and says what to do; `undefined` for
 * content that may be an unknown kind of filter.
 */
function neighbourOf(whole: JsonObject, names: readonly string[]): string | undefined {
  const has = (...wanted: string[]) => wanted.some((name) => names.includes(name));
  if (has("data", "payload") && has("action", "webhook_id", "secret_key")) {
    return "This is the body of a webhook, not its filter. Test it under “Would this be sent?”";
  }
  if (has("switchboard", "bots") || Array.isArray(own(whole, "webhooks"))) {
    return "This is a configuration file, not a filter. Keep only the part in “filters” of one webhook";
  }
  if (has("actions", "webhooks")) {
    return "These are the settings of a bot, not a filter. Keep only the part in “filters” of one action";
  }
  if (has("url") && has("action", "webhook_id", "secret_key", "description")) {
    return "These are the settings of a webhook without a filter. Leave the text empty for no filter";
  }
  if (has("name") && names.every((name) => SETTINGS.has(name))) {
    return "This is an action without a filter. Leave the text empty for no filter";
  }
  return undefined;
}

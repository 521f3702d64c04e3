import type { Scalar } from "@/lib/contract/filters";
import { draftWire, type FilterDraft, type FilterRow, rowKey, toDraft } from "./builder";
import { withoutSecretMembers } from "@/lib/text/secret-members";
import { sameJson } from "@/lib/text/stable-json";
import { parseJson, readJson } from "./json";
import { jsonProblem } from "./problems";
import { otherParts, withoutPart, type OtherPart } from "./other";
import { unwrapFilter } from "./wrapped";
import { isObject } from "../codec/json-object";
import { type Location, LOCATION_KINDS, LOCATIONS, type WireFilter } from "../model";

/** The text of the JSON tab: the text being edited there, else the draft as JSON; empty for no filter. */
export function draftText(draft: FilterDraft): string {
  if (draft.json !== undefined) return draft.json;
  const wire = draftWire(draft);
  return wire === undefined ? "" : JSON.stringify(wire, null, 2);
}

/** Takes over the JSON tab's text. Rows stay while it is no filter, and keep their order afterwards. */
export function editText(draft: FilterDraft, typed: string): FilterDraft {
  const text = readJson(typed).ok ? withoutSecretMembers(typed.replace(/^\uFEFF/, "")) : typed;
  if (jsonProblem(text)) return { ...draft, json: text };
  const wire = filterIn(text)?.filter;
  const read = withUnfinished(toDraft(wire), draft);
  return { ...read, rows: arrange(read.rows, draft.rows), json: text };
}

/** Whether the text is a filter inside the settings that it was copied with. */
export function isWrapped(text: string | undefined): boolean {
  return text !== undefined && !jsonProblem(text) && (filterIn(text)?.around ?? false);
}

function filterIn(text: string): { filter: WireFilter; around: boolean } | undefined {
  const unwrapped = text.trim() === "" ? undefined : unwrapFilter(parseJson(text));
  return unwrapped?.kind === "filter" ? unwrapped : undefined;
}

/** Leaves the JSON tab: drops a text that is a valid filter, and keeps an invalid one in the tab. */
export function settleText(draft: FilterDraft): FilterDraft {
  return jsonProblem(draft.json) ? draft : { ...draft, json: undefined };
}

/** Discards the JSON tab's text; the rows remain. */
export function dropText(draft: FilterDraft): FilterDraft {
  return { ...draft, json: undefined };
}

/** Orders new rows: known ones keep their place, values and type; new ones follow. */
function arrange(rows: readonly FilterRow[], before: readonly FilterRow[]): FilterRow[] {
  const found = new Map(rows.map((row) => [rowKey(row), row]));
  const stay = before.flatMap((old) => {
    const row = found.get(rowKey(old));
    found.delete(rowKey(old));
    return row ? [remember(row, old)] : [];
  });
  return [...stay, ...found.values()];
}

function remember(row: FilterRow, old: FilterRow): FilterRow {
  if (row.kind === "agents" || old.kind === "agents") return row;
  const values = row.test === "present" || row.test === "absent" ? old.values : row.values;
  const type = sameJson(values, old.values) ? old.type : (row.type ?? old.type);
  return { ...row, type, values };
}

/**
 * Turns unfinished conditions, such as an empty list or one with two types of value, into rows, where they
 * are marked as problems. Parts of that kind that the filter had from the start stay under Other.
 */
function withUnfinished(read: FilterDraft, before: FilterDraft): FilterDraft {
  const known = otherParts(before.other);
  return otherParts(read.other).reduce((draft, part) => {
    const row = known.some((old) => sameJson(old, part)) ? undefined : unfinishedRow(part);
    return row ? { ...draft, rows: [...draft.rows, row], other: withoutPart(draft.other, part.path) } : draft;
  }, read);
}

function unfinishedRow({ path, value }: OtherPart): FilterRow | undefined {
  const [kind, namespace, name] = path;
  if (kind === "chat_member_ids") {
    const agents = namespace === "agents" && Array.isArray(value) && value.length === 0;
    return agents ? { kind: "agents", agents: [] } : undefined;
  }
  const location = LOCATIONS.find((candidate) => LOCATION_KINDS[candidate] === kind);
  if (!location || namespace === undefined || name === undefined || !isObject(value)) return undefined;
  return unfinishedProperty({ location, namespace, name }, Object.entries(value));
}

function unfinishedProperty(
  property: { location: Location; namespace: string; name: string },
  [entry, ...more]: [string, unknown][],
): FilterRow | undefined {
  if (!entry || more.length > 0) return undefined;
  const [type, values] = entry;
  if ((type !== "values" && type !== "exclude_values") || !isScalars(values)) return undefined;
  return { kind: "property", ...property, test: type === "values" ? "one_of" : "none_of", values };
}

function isScalars(list: unknown): list is Scalar[] {
  return Array.isArray(list) && list.every((value) => ["string", "number", "boolean"].includes(typeof value));
}

import type { Version } from "@/lib/contract/versions";
import { type FilterDraft, type FilterRow, rowKey, takesValues, toCondition, valuesOf } from "./builder";
import { type Catalog, typeOfRow } from "./catalog";
import { type JsonProblem, readJson } from "./json";
import { type OtherPart, otherParts } from "./other";
import { unwrapFilter } from "./wrapped";
import { misfit } from "./values";
import { describeProperty, labelProperty } from "../describe";
import { LOCATION_KINDS, LOCATIONS } from "../model";
import { offends } from "../offered";

/** Why a row cannot be saved: an unfit value, a missing part, or an action that does not offer the row. */
export type RowProblem =
  | { kind: "value"; index: number; message: string }
  | { kind: "missing"; message: string }
  | { kind: "not_offered"; message: string };

/** The version and action that the draft is for, and the catalog of known properties. */
export type FilterPlace = { version: Version; action: string; catalog: Catalog };

/** The subject of a row as its label: "Chat rating · score". */
export function rowName(row: FilterRow): string {
  if (row.kind === "agents") return "Chat agents";
  const words = labelProperty(row.location, row.namespace, row.name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The subject of a row inside a sentence: "the chat's rating score". */
export function rowSubject(row: FilterRow): string {
  if (row.kind === "agents") return "the agents in the chat";
  return describeProperty(row.location, row.namespace, row.name);
}

/** All reasons why a row cannot be saved; the action's objection comes first. */
export function rowProblems(row: FilterRow, { version, action, catalog }: FilterPlace): RowProblem[] {
  const problems: RowProblem[] = [];
  const objection = offends(toCondition(row), version, action);
  if (objection) problems.push({ kind: "not_offered", message: objection });
  if (!takesValues(row)) return problems;
  const type = row.kind === "agents" ? "string" : typeOfRow(row, catalog);
  const values = valuesOf(row);
  if (!type) problems.push({ kind: "missing", message: "Choose the type of its values" });
  else if (values.length === 0) problems.push({ kind: "missing", message: missingValue(row) });
  for (const [index, value] of values.entries()) {
    const message = type && misfit(value, type);
    if (message) problems.push({ kind: "value", index, message });
  }
  return problems;
}

function missingValue(row: FilterRow): string {
  return row.kind === "agents" ? "Add at least one agent" : "Add at least one value";
}

/** Why the JSON tab's text is not a filter; undefined if it is one, or if the tab has no text. */
export function jsonProblem(text: string | undefined): JsonProblem | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const reading = readJson(text);
  if (!reading.ok) return reading.problem;
  const unwrapped = unwrapFilter(reading.value);
  if (unwrapped.kind !== "refused") return undefined;
  const { message, neighbour } = unwrapped;
  return { line: 1, column: 1, message, ...(neighbour && { isJson: true }) };
}

/** Place and reason of a JSON text's problem, in words. */
export function jsonProblemWords({ line, column, message, isJson }: JsonProblem): string {
  if (isJson) return message;
  return `The JSON is not valid yet. Line ${line}, column ${column}: ${message}`;
}

/** Why the action does not offer an unknown part; undefined if it may offer it. */
export function otherProblem({ path }: OtherPart, { version, action }: FilterPlace): string | undefined {
  const [kind] = path;
  if (kind === "chat_member_ids") return offends({ kind: "agents", agents: [] }, version, action);
  const location = LOCATIONS.find((candidate) => LOCATION_KINDS[candidate] === kind);
  const test = { kind: "present" } as const;
  return location && offends({ kind: "property", location, namespace: "", name: "", test }, version, action);
}

/** All reasons why the draft cannot be saved, each naming its condition; empty when it can be saved. */
export function draftProblems(draft: FilterDraft, place: FilterPlace): string[] {
  const json = jsonProblem(draft.json);
  const ofRows = draft.rows.flatMap((row) =>
    rowProblems(row, place).map(({ message }) => `${rowName(row)}: ${message}`),
  );
  const ofOther = otherParts(draft.other).flatMap((part) => {
    const message = otherProblem(part, place);
    return message ? [`${part.path.join(".")}: ${message}`] : [];
  });
  return [...(json ? [jsonProblemWords(json)] : []), ...ofRows, ...ofOther];
}

/** Parts of the draft that the action does not offer: rows by key, other parts by path. */
export function notOffered(draft: FilterDraft, place: FilterPlace): { rows: string[]; other: string[][] } {
  const rows = draft.rows.filter((row) => rowProblems(row, place).some(({ kind }) => kind === "not_offered"));
  const other = otherParts(draft.other).filter((part) => otherProblem(part, place));
  return { rows: rows.map(rowKey), other: other.map(({ path }) => path) };
}

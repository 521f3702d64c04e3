import type { Scalar } from "@/lib/contract/filters";
import { MAX_INT32, MIN_INT32 } from "@/lib/contract/limits";
import { trimmed } from "@/lib/text/trimmed";
import { characterName } from "@/lib/text/character-names";
import { escapeUnseen, hiddenIn, replaceHidden, withoutHidden } from "@/lib/text/unseen";
import type { ScalarType } from "../model";
import { scalarTypeOf } from "../scalar";
import { listWords, valueWords } from "../words";

const YES = ["yes", "true"];
const NO = ["no", "false"];

/** Reads text as a value of the type. An unfit text stays text, to be marked as a problem. */
function readValue(text: string, type: ScalarType): Scalar {
  switch (type) {
    case "string":
      return text;
    case "int":
      // Adding 0 turns -0 into JSON's 0.
      return /^[+-]?\d+$/.test(text) ? Number(text) + 0 : text;
    case "bool": {
      const word = text.toLowerCase();
      return YES.includes(word) ? true : NO.includes(word) ? false : text;
    }
  }
}

/** A value as its chip shows it: a boolean is yes or no, empty text is made visible. */
export function showValue(value: Scalar): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === "" ? "(empty text)" : replaceHidden(String(value), escapeUnseen);
}

/** Invisible characters of a value, in words; undefined when there are none. */
export function hiddenWords(value: Scalar): string | undefined {
  const hidden = typeof value === "string" ? hiddenIn(value) : [];
  if (hidden.length === 0) return undefined;
  const names = listWords(hidden.map(characterName), "and");
  return `${showValue(value)} holds ${names}, which cannot be seen, and values are compared exactly`;
}

/** The values without invisible characters, each once. */
export function withoutHiddenIn(values: readonly Scalar[]): Scalar[] {
  return [
    ...new Set(values.map((value) => (typeof value === "string" ? withoutHidden(value) : value))),
  ].filter((value) => value !== "");
}

/** Why a value does not fit the type; undefined when it does. */
export function misfit(value: Scalar, type: ScalarType): string | undefined {
  if (scalarTypeOf(value) === type) return undefined;
  switch (type) {
    case "string":
      return `${valueWords(value)} is not text`;
    case "int":
      return Number.isInteger(value)
        ? `${value} is outside ${MIN_INT32} to ${MAX_INT32}`
        : `${valueWords(value)} is not a whole number`;
    case "bool":
      return `${valueWords(value)} is neither yes nor no`;
  }
}

/** The values converted to another type, where they can be read as one. */
export function retype(values: readonly Scalar[], type: ScalarType): Scalar[] {
  return [...new Set(values.map((value) => readValue(String(value), type)))];
}

/** Adds texts as values of the type. Blank ones are dropped, repeated ones kept once. */
export function addTexts(values: readonly Scalar[], texts: readonly string[], type: ScalarType): Scalar[] {
  const added = texts.map(trimmed).filter((text) => text !== "");
  const fresh = new Set(added.map((text) => readValue(text, type)));
  return [...values, ...[...fresh].filter((value) => !values.includes(value))];
}

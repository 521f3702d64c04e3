import { trimmed } from "./trimmed";

/*
 * Splits values as people paste them: lists from chats, columns and rows of a spreadsheet, with the commas
 * and quotes of many languages. A value that holds a separator is in quotes, as spreadsheets write it.
 */

const SEPARATORS = ",、，\t\n\r\u2028\u2029";
const AND_SEMICOLONS = `${SEPARATORS};；`;
const SEPARATOR = new RegExp(`[${SEPARATORS}]`);
const SEPARATOR_OR_SEMICOLON = new RegExp(`[${AND_SEMICOLONS}]`);
const PAIRS: Record<string, string> = {
  '"': '"',
  "'": "'",
  "“": "”",
  "„": "“”",
  "”": "”",
  "«": "»",
  "»": "«",
  "‘": "’",
  "‚": "‘’",
  "「": "」",
  "＂": "＂",
};
/** Quotes that may hold separators; inside straight ones, two in a row stand for one. */
const HOLDS_SEPARATORS = '"“„”';
const ENTITY = /&#?\w+;/;

/** The values of a text, in its order, without quotes around them and without blank ones. */
export function splitValues(text: string): string[] {
  return valueParts(text).filter((value) => value !== "");
}

/**
 * The values of a text, in its order, without quotes around them, blank ones included; a line break at the
 * end begins no other line.
 * @param typed whether the text is typed key by key: then a semicolon is part of the value
 */
export function valueParts(text: string, typed = false): string[] {
  const [separators, separator] =
    !typed && isSemicolonList(text) ? [AND_SEMICOLONS, SEPARATOR_OR_SEMICOLON] : [SEPARATORS, SEPARATOR];
  const values: string[] = [];
  let rest = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  while (rest !== "") {
    const quoted = quotedStart(rest, separators);
    if (quoted) {
      values.push(quoted.value);
      rest = rest.slice(quoted.length);
      continue;
    }
    const end = rest.search(separator);
    const piece = end === -1 ? rest : rest.slice(0, end);
    values.push(unquoted(trimmed(piece)));
    rest = rest.slice(piece.length + (end === -1 ? 0 : 1));
  }
  return values;
}

/** Whether a text ends inside of a quoted value, so that a comma belongs to it. */
export function isInQuotes(text: string): boolean {
  const start = trimmedStart(text);
  const closing = HOLDS_SEPARATORS.includes(start.charAt(0)) ? PAIRS[start.charAt(0)] : undefined;
  return start !== "" && closing !== undefined && !quotedStart(`${start},`, SEPARATORS);
}

/** Whether a text has more than one value, or quotes to take off. */
export function isValueList(text: string): boolean {
  const [first, ...more] = splitValues(text);
  return more.length > 0 || (first !== undefined && first !== trimmed(text));
}

// Whether semicolons separate the values, as in a spreadsheet with decimal commas. A `;` beside other
// separators, or of an HTML entity, is part of a value.
function isSemicolonList(text: string): boolean {
  return /[;；]/.test(text) && ![...text].some((one) => SEPARATORS.includes(one)) && !ENTITY.test(text);
}

const trimmedStart = (text: string): string => text.replace(/^[^\S\n\r\t]+/, "");

/** A quoted value at the start, with the separator after it. */
function quotedStart(text: string, separators: string): { value: string; length: number } | undefined {
  const start = trimmedStart(text);
  const skipped = text.length - start.length;
  const opening = start.charAt(0);
  const closing = HOLDS_SEPARATORS.includes(opening) && opening !== "" ? (PAIRS[opening] ?? "") : "";
  if (closing === "") return undefined;
  let value = "";
  for (let at = 1; at < start.length; at += 1) {
    const character = start.charAt(at);
    if (!closing.includes(character)) {
      value += character;
      continue;
    }
    if (opening === '"' && start.charAt(at + 1) === '"') {
      value += '"';
      at += 1;
      continue;
    }
    const spaces = /^[^\S\n\r\t]*/.exec(start.slice(at + 1))?.[0].length ?? 0;
    const next = start.charAt(at + 1 + spaces);
    if (next !== "" && !separators.includes(next)) return undefined;
    return { value: trimmed(value), length: skipped + at + 1 + spaces + (next === "" ? 0 : 1) };
  }
  return undefined;
}

/** The text without quotes around all of it. */
export function unquoted(text: string): string {
  const closing = PAIRS[text.charAt(0)];
  const inner = text.slice(1, -1);
  if (closing === undefined || text.length < 3 || !closing.includes(text.charAt(text.length - 1)))
    return text;
  if ([...inner].some((one) => closing.includes(one))) return text;
  return trimmed(inner);
}

import { characterName } from "@/lib/text/character-names";
import { escapeUnseen, UNSEEN } from "@/lib/text/unseen";

/** A problem of a JSON text and its place; line and column count from 1. */
export type JsonProblem = {
  line: number;
  column: number;
  message: string;
  /** Set when the text is valid JSON, but another object than the wanted one. */
  isJson?: true;
};

export type JsonReading = { ok: true; value: unknown } | { ok: false; problem: JsonProblem };

const MAX_DEPTH = 100;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

class Fault extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

const MARK = "\uFEFF";
const QUOTES = /[“”„‟«»＂‘’‚‛]/;

/**
 * Names the unexpected character at a place, if it is invisible or a curly quote: word processors and chats
 * insert those.
 */
function strangerAt(text: string, at: number): string | undefined {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  if (QUOTES.test(character)) {
    return `${characterName(character)} stands here, which JSON does not accept as a quote: write a straight "`;
  }
  if (!UNSEEN.test(character) || at >= text.length) return undefined;
  return `${characterName(character)} stands here, which cannot be seen (${escapeUnseen(character)}): take it out`;
}

/** Why a text in double quotes cannot be read: a curly quote ends it, or a character needs escaping. */
function brokenText(text: string, start: number): string {
  const line = /[^\n\r]*/y;
  line.lastIndex = start + 1;
  const rest = line.exec(text)?.[0] ?? "";
  const inside = /^(?:[^"\\]|\\.)*/.exec(rest)?.[0] ?? "";
  const unclosed = inside.length === rest.length;
  const curly = QUOTES.exec(inside)?.[0];
  if (unclosed && curly) return `This text does not end: ${characterName(curly)} is not a straight "`;
  const control = /[\u0000-\u001f]/.exec(inside)?.[0];
  if (control) return `This text holds ${characterName(control)}, which must be escaped`;
  return "This text does not end, or holds a character that must be escaped";
}

/** Walks a text by the grammar of JSON and throws at the first character that breaks it. */
function check(text: string): void {
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const skip = (sign: string): boolean => {
    take(SPACE);
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };
  const expected = (what: string) =>
    new Fault(
      at,
      strangerAt(text, at) ??
        (at >= text.length ? `${what} is missing at the end` : `${what} is expected here`),
    );

  const list = (close: string, item: () => void) => {
    if (skip(close)) return;
    do item();
    while (skip(","));
    if (!skip(close)) throw expected(`A comma or ${close}`);
  };
  const object = (depth: number) => {
    const names = new Set<string>();
    list("}", () => {
      take(SPACE);
      const start = at;
      const name = take(TEXT);
      if (name === undefined && text[at] === '"') throw new Fault(at, brokenText(text, at));
      if (name === undefined) throw expected('A name in "double quotes"');
      const plain = String(JSON.parse(name));
      // JSON.parse would silently keep the last of two equal names.
      if (names.has(plain)) throw new Fault(start, `${name} occurs twice in this object`);
      names.add(plain);
      if (!skip(":")) throw expected("A colon");
      value(depth);
    });
  };
  const value = (depth: number): void => {
    if (depth > MAX_DEPTH) throw new Fault(at, "This is nested too deeply");
    if (skip("{")) object(depth + 1);
    else if (skip("[")) list("]", () => value(depth + 1));
    else if (!take(TEXT) && !take(NUMBER) && !take(WORD)) {
      if (text[at] === '"') throw new Fault(at, brokenText(text, at));
      throw expected("A value");
    }
  };

  // Files of some programs begin with a byte order mark.
  if (text.startsWith(MARK)) at = 1;
  value(0);
  take(SPACE);
  if (at < text.length) {
    throw new Fault(at, strangerAt(text, at) ?? "Nothing can follow the end of the object");
  }
}

function place(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Reads JSON; says where it breaks, alike in every browser. Refuses objects with two equal names. */
export function readJson(text: string): JsonReading {
  try {
    check(text);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, problem: { ...place(text, error.at), message: error.message } };
  }
  return { ok: true, value: parseJson(text) };
}

/** Parses a text that `readJson` has accepted. */
export function parseJson(text: string): unknown {
  return JSON.parse(text.startsWith(MARK) ? text.slice(1) : text);
}

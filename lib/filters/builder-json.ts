/** What is wrong with a JSON text and where; line and column count from 1. */
export type JsonProblem = { line: number; column: number; message: string };

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
    new Fault(at, at >= text.length ? `${what} is missing at the end` : `${what} is expected here`);

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
      if (name === undefined) throw expected('A name in "double quotes"');
      const plain = String(JSON.parse(name));
      // JSON.parse would keep the last one in silence.
      if (names.has(plain)) throw new Fault(start, `${name} stands twice in this object`);
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
      if (text[at] === '"')
        throw new Fault(at, "This text does not end, or holds a sign that must be escaped");
      throw expected("A value");
    }
  };

  value(0);
  take(SPACE);
  if (at < text.length) throw new Fault(at, "Nothing can follow the end of the object");
}

function place(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Reads JSON and says where it breaks, the same in every browser. A name that stands twice in an object is refused. */
export function readJson(text: string): JsonReading {
  try {
    check(text);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, problem: { ...place(text, error.at), message: error.message } };
  }
  return { ok: true, value: JSON.parse(text) };
}

import "server-only";

/** One interpretation of a place in a text: the UTF-16 units that it stands for, and the end of the characters read. */
type Reading = { units: string; end: number };

/** A kind of spelling: the secret's units in it, and a reader that returns all interpretations of a place. */
export type Spelling = {
  units: string;
  readingsAt: (text: string, at: number) => Reading[];
  /** Whether backslashes may stand before any unit: each layer of JSON adds some. */
  escaped: boolean;
};

/** Units of a spelling that are searched for; a longer one is recognised by its beginning. */
export const LONGEST_RECOGNISED = 1000;
/**
 * Fewest encoded units that are searched for: shorter encodings (bytes in hexadecimal, characters in
 * base64) turn up by chance.
 */
const FEWEST_ENCODED = 4;

/** All ways in which a text may contain a secret. */
export function spellingsOf(secret: string): Spelling[] {
  const hex = { units: Buffer.from(secret).toString("hex"), readingsAt: hexAt, escaped: false };
  const base64 = base64Of(secret).map((units) => ({ units, readingsAt: base64At, escaped: false }));
  const plain = { units: secret, readingsAt: plainAt, escaped: true };
  return [
    plain,
    ...[hex].filter(({ units }) => units.length >= 2 * FEWEST_ENCODED),
    ...base64.filter(({ units }) => units.length >= FEWEST_ENCODED),
  ];
}

/** The three ways a secret may lie in base64, without the characters at its edges that its neighbours share. */
function base64Of(secret: string): string[] {
  return [0, 1, 2].map((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    return bytes.toString("base64").slice(Math.ceil((offset * 4) / 3), Math.floor((bytes.length * 4) / 3));
  });
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const SHORT: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "+": " " };

/** A character literally, or escaped for JSON, a URL or HTML, independently of its neighbours. */
function plainAt(text: string, at: number): Reading[] {
  const character = text.charAt(at);
  const found: Reading[] = [{ units: character, end: at + 1 }];
  const short = SHORT[character];
  if (short !== undefined) found.push({ units: short, end: at + 1 });
  if (character === "u") found.push(...numbered(text, at + 1, 4, 4));
  if (character === "x") found.push(...numbered(text, at + 1, 2, 6));
  if (character === "%") found.push(...percentAt(text, at));
  if (character === "&") found.push(...entityAt(text, at));
  return found;
}

/** Reads `fewest` to `most` hexadecimal digits as a character code. */
function numbered(text: string, from: number, fewest: number, most: number): Reading[] {
  const digits = digitsAt(text, from, most, 16);
  const found: Reading[] = [];
  for (let length = fewest; length <= digits.length; length += 1) {
    add(found, Number.parseInt(digits.slice(0, length), 16), from + length);
  }
  return found;
}

/** `&amp;`, `&#38;` or `&#x26;`; the semicolon of a number may be missing. */
function entityAt(text: string, at: number): Reading[] {
  if (text.charAt(at + 1) !== "#") {
    const name = /^[a-z]{2,4}(?=;)/.exec(text.slice(at + 1, at + 6))?.[0] ?? "";
    const units = NAMED[name];
    return units === undefined ? [] : [{ units, end: at + name.length + 2 }];
  }
  const radix = text.charAt(at + 2).toLowerCase() === "x" ? 16 : 10;
  const from = at + (radix === 16 ? 3 : 2);
  const digits = digitsAt(text, from, 12, radix);
  const found: Reading[] = [];
  for (let length = digits.length; length > 0; length -= 1) {
    const code = Number.parseInt(digits.slice(0, length), radix);
    if (text.charAt(from + length) === ";") add(found, code, from + length + 1);
    add(found, code, from + length);
  }
  return found;
}

/** A character as percent-encoded UTF-8 bytes, where each percent sign may be encoded up to three times more. */
function percentAt(text: string, at: number): Reading[] {
  const found: Reading[] = [];
  const [first, ...percents] = bytesAt(text, at).reverse();
  for (const { end } of percents) found.push({ units: "%", end });
  if (first === undefined) return found;
  const size = first.byte < 0x80 ? 1 : first.byte < 0xe0 ? 2 : first.byte < 0xf0 ? 3 : 4;
  const bytes = [first.byte];
  let end = first.end;
  while (bytes.length < size) {
    const next = bytesAt(text, end).at(-1);
    if (next === undefined) return found;
    bytes.push(next.byte);
    end = next.end;
  }
  const units = Buffer.from(bytes).toString("utf8");
  return units.length > 2 ? found : [...found, { units, end }];
}

/** Bytes that a percent sign may stand for, shortest first: `%25` is a percent sign, `%2541` is one or the byte 41. */
function bytesAt(text: string, at: number): { byte: number; end: number }[] {
  const found: { byte: number; end: number }[] = [];
  if (text.charAt(at) !== "%") return found;
  for (let end = at + 3; end <= at + 9; end += 2) {
    const digits = digitsAt(text, end - 2, 2, 16);
    if (digits.length < 2) break;
    found.push({ byte: Number.parseInt(digits, 16), end });
    if (digits !== "25") break;
  }
  return found;
}

function digitsAt(text: string, from: number, most: number, radix: 10 | 16): string {
  const some = text.slice(from, from + most);
  return (radix === 16 ? /^[\da-f]*/i : /^\d*/).exec(some)?.[0] ?? "";
}

function add(found: Reading[], code: number, end: number): void {
  if (code <= 0x10ffff) found.push({ units: String.fromCodePoint(code), end });
}

function hexAt(text: string, at: number): Reading[] {
  return [{ units: text.charAt(at).toLowerCase(), end: at + 1 }];
}

function base64At(text: string, at: number): Reading[] {
  const character = text.charAt(at);
  if (character === "-") return [{ units: "+", end: at + 1 }];
  if (character === "_") return [{ units: "/", end: at + 1 }];
  const found = [{ units: character, end: at + 1 }];
  if (character === "\\" && text.charAt(at + 1) === "/") found.push({ units: "/", end: at + 2 });
  if (character === "%") {
    const byte = text.slice(at, at + 3).toUpperCase();
    if (byte === "%2B") found.push({ units: "+", end: at + 3 });
    if (byte === "%2F") found.push({ units: "/", end: at + 3 });
  }
  return found;
}

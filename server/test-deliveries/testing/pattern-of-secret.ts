import "server-only";

/*
 * The spellings of a secret as one regular expression: easy to read, but far too slow on a malicious text. Tests compare
 * the search with it on short texts.
 */

const LONGEST_RECOGNISED = 1000;
/** Shorter encodings turn up by chance. */
const FEWEST_ENCODED = 4;

export function patternOf(secret: string): RegExp {
  return new RegExp(
    spellingsOf(secret)
      .map((units) => units.join(""))
      .join("|"),
    "g",
  );
}

/** The ways a text may contain a secret: each a sequence of units, one regular expression a unit. */
function spellingsOf(secret: string): string[][] {
  const beginning = Array.from(secret).slice(0, LONGEST_RECOGNISED).join("");
  const encoded = [hex(beginning), ...base64(beginning)].filter(({ length }) => length >= FEWEST_ENCODED);
  return [plain(beginning), ...encoded];
}

const NAMED: Record<string, string> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };
const SHORT: Record<string, string> = { "\n": "n", "\r": "r", "\t": "t", "\b": "b", "\f": "f" };
// Each layer of JSON adds some.
const BACKSLASHES = "\\\\{0,8}";

/** Each character literally, or escaped for JSON, a URL or HTML, independently of its neighbours. */
function plain(secret: string): string[] {
  return Array.from(secret, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const utf16 = character.split("").map((unit) => `u${hexDigits(unit.charCodeAt(0), 4)}`);
    const utf8 = Array.from(Buffer.from(character), (byte) => `%(?:25){0,3}${hexDigits(byte, 2)}`);
    const forms = [
      utf16.join(BACKSLASHES),
      `x${hexDigits(code, 2)}`,
      utf8.join(""),
      `&#0{0,5}${code};?`,
      `&#[xX]0{0,5}${hexDigits(code, 1)};?`,
    ];
    if (character === " ") forms.push("\\+");
    if (NAMED[character]) forms.push(`&${NAMED[character]};`);
    if (SHORT[character]) forms.push(SHORT[character]);
    // Last, so that the u of \u0075 is not taken for the letter.
    forms.push(literal(character));
    return `${BACKSLASHES}(?:${forms.join("|")})`;
  });
}

function hex(secret: string): string[] {
  return Array.from(Buffer.from(secret), (byte) => hexDigits(byte, 2));
}

/** The three ways a secret may lie in base64, without the characters at its edges that its neighbours share. */
function base64(secret: string): string[][] {
  return [0, 1, 2].map((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const own = bytes
      .toString("base64")
      .slice(Math.ceil((offset * 4) / 3), Math.floor((bytes.length * 4) / 3));
    return Array.from(own, base64Character);
  });
}

function base64Character(character: string): string {
  if (character === "+") return "(?:[+-]|%2[bB])";
  return character === "/" ? "(?:\\\\?/|_|%2[fF])" : character;
}

function hexDigits(code: number, digits: number): string {
  const text = code.toString(16).padStart(digits, "0");
  return text.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function literal(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

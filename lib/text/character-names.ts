/* Names of characters, apart from the rules that every page needs. */

// Unicode names of characters that people really paste; other characters have only their number.
const NAMES: Record<number, string> = {
  0x00: "null character",
  0x09: "tab",
  0x0a: "line break",
  0x0d: "carriage return",
  0x1b: "escape",
  0xa0: "no-break space",
  0xad: "soft hyphen",
  0x2007: "figure space",
  0x2009: "thin space",
  0x200b: "zero width space",
  0x200c: "zero width non-joiner",
  0x200d: "zero width joiner",
  0x200e: "left-to-right mark",
  0x200f: "right-to-left mark",
  0x2018: "left single curly quote",
  0x2019: "right single curly quote",
  0x201c: "left double curly quote",
  0x201d: "right double curly quote",
  0x201e: "low double curly quote",
  0x2028: "line separator",
  0x2029: "paragraph separator",
  0x202a: "left-to-right embedding",
  0x202b: "right-to-left embedding",
  0x202d: "left-to-right override",
  0x202e: "right-to-left override",
  0x202f: "narrow no-break space",
  0x2060: "word joiner",
  0x2066: "left-to-right isolate",
  0x2067: "right-to-left isolate",
  0x2068: "first strong isolate",
  0x3000: "ideographic space",
  0x3164: "Hangul filler",
  0xfeff: "byte order mark",
};

/** `U+200B (zero width space)`; the number alone for a character without a name here. */
export function characterName(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const number = `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
  const name = point >= 0xd800 && point <= 0xdfff ? "half of a surrogate pair" : NAMES[point];
  return name ? `${number} (${name})` : number;
}

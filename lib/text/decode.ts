/*
 * Decodes files: Notepad and spreadsheets write UTF-16 and byte order marks, older programs other encodings.
 * A file is read in its own encoding or refused with the reason, never silently read in another.
 */

/** The bytes of a file are no readable text. */
export class DecodeError extends Error {
  override readonly name = "DecodeError";
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";
/** Bytes of a file that are examined for its encoding if it has no mark. */
const LOOKED_AT = 4096;

/**
 * Text of a file in UTF-8 or UTF-16, without its byte order mark.
 * @throws DecodeError naming the problem, such as another encoding
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (encoding !== "utf-8" && bytes.length % 2 === 1) {
    throw new DecodeError("it is cut off: it is UTF-16 text with half a character at its end");
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/^\uFEFF/, "");
  } catch {
    throw new DecodeError(
      encoding === "utf-8"
        ? `it is not UTF-8 text: line ${lineOfFault(bytes)} holds a byte of another encoding. Save it as UTF-8`
        : "it is not valid UTF-16 text. Save it as UTF-8",
    );
  }
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second, third, fourth] = bytes;
  const is32 = first === 0xff && second === 0xfe && third === 0 && fourth === 0;
  if (is32 || (first === 0 && second === 0 && third === 0xfe && fourth === 0xff)) {
    throw new DecodeError("it is UTF-32 text. Save it as UTF-8");
  }
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  // Without a mark: half of the bytes of YAML and JSON in UTF-16 are zero, and always the same half.
  const head = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = head.length / 8;
  if (odd > many && odd > 4 * even) return "utf-16le";
  if (even > many && even > 4 * odd) return "utf-16be";
  if (even + odd > 0) throw new DecodeError("it holds null characters, so it is no text");
  return "utf-8";
}

/** The first line that is not UTF-8. A byte of a line feed is never part of another character. */
function lineOfFault(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  let from = 0;
  while (from < bytes.length) {
    const found = bytes.indexOf(0x0a, from);
    const to = found === -1 ? bytes.length : found + 1;
    try {
      decoder.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    line += 1;
    from = to;
  }
  return line;
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MASKED_SECRET } from "@/lib/webhooks/test-limits";
import { secretMasker } from "./mask-secret";
import { patternOf } from "./testing/pattern-of-secret";

const SECRET = 'la"ud\\la/991 ü&😀';
const UNICODE = Array.from({ length: SECRET.length }, (_, index) => SECRET.charCodeAt(index));

const SPELLINGS: Record<string, string> = {
  "as it is": SECRET,
  "in JSON": JSON.stringify(SECRET).slice(1, -1),
  "in JSON in JSON": JSON.stringify(JSON.stringify(SECRET)).slice(3, -3),
  "in JSON with escaped slashes": JSON.stringify(SECRET).slice(1, -1).replace("/", "\\/"),
  "in JSON, all escaped": UNICODE.map((code) => `\\u${code.toString(16).padStart(4, "0")}`).join(""),
  "in JSON, in capitals": UNICODE.map(
    (code) => `\\u${code.toString(16).toUpperCase().padStart(4, "0")}`,
  ).join(""),
  "in a path": encodeURIComponent(SECRET),
  "in a path, in lower case": encodeURIComponent(SECRET).replace(/%../g, (byte) => byte.toLowerCase()),
  "in a path, twice": encodeURIComponent(encodeURIComponent(SECRET)),
  "in a form": new URLSearchParams({ "": SECRET }).toString().slice(1),
  "in HTML": SECRET.replace(/&/g, "&amp;").replace('"', "&quot;"),
  "in HTML by number": Array.from(SECRET, (character) => `&#${character.codePointAt(0)};`).join(""),
  "in hexadecimal": Buffer.from(SECRET).toString("hex"),
  "in base64": Buffer.from(SECRET).toString("base64").replace(/=*$/, ""),
};

const mask = secretMasker(SECRET);

describe("a secret", () => {
  it.each(Object.entries(SPELLINGS))("is masked %s", (_, spelling) => {
    const masked = mask(`before ${spelling} after ${spelling}`);
    expect(masked).toMatch(
      new RegExp(`^before ${escape(MASKED_SECRET)}.{0,2} after ${escape(MASKED_SECRET)}.{0,2}$`),
    );
  });

  it.each(Object.entries(SPELLINGS))("is masked %s when it is cut off anywhere", (_, spelling) => {
    for (let length = 34; length < spelling.length; length += 1) {
      const masked = mask(`before ${spelling.slice(0, length)}`, true);
      expect(masked.startsWith(`before ${MASKED_SECRET}`), `${length}: ${masked}`).toBe(true);
    }
  });

  it("is masked inside base64 of anything", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.constantFrom("base64", "base64url"),
        (before, after, encoding) => {
          const envelope = JSON.stringify({ before, secret_key: "laudla991lamda0pnoaa0", after });
          const encoded = Buffer.from(envelope).toString(encoding as BufferEncoding);
          expect(secretMasker("laudla991lamda0pnoaa0")(encoded)).toContain(MASKED_SECRET);
        },
      ),
    );
  });

  it("never survives in any text, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), fc.string(), (secret, before, after) => {
        fc.pre(!MASKED_SECRET.includes(secret));
        expect(secretMasker(secret)(`${before}${secret}${after}`)).not.toContain(secret);
      }),
      { numRuns: 500 },
    );
  });

  it("leaves other text alone", () => {
    const text = JSON.stringify({ ok: true, words: "laud la 991 and ordinary words", numbers: [1, 2, 3] });
    expect(mask(text, true)).toBe(text);
    expect(secretMasker("")(text)).toBe(text);
  });

  it("that is very long takes the rest of the text with it", () => {
    const long = "0123456789abcdef".repeat(5000);
    expect(secretMasker(long)(`before ${long} after`)).toBe(`before ${MASKED_SECRET}`);
  });

  it.each(["\\", "%25", "&#0", "la", "l", "=".repeat(3)])(
    "is looked for to the end of 64 KiB of %j (how long it takes: npm run bench:limits)",
    (piece) => {
      const text = piece.repeat(65_536 / piece.length);
      expect(mask(`${text} ${SECRET} ${text}`, true)).toContain(MASKED_SECRET);
      expect(secretMasker("l".repeat(900))(`${"l".repeat(900)} ${text}`, true)).not.toContain(
        "l".repeat(900),
      );
    },
  );
});

const ANSWER = 65_536;

describe("however long it takes to read a text by a pattern", () => {
  const texts = [
    ["backslashes", "\\\\".repeat(ANSWER)],
    ["percent signs", "%25".repeat(ANSWER / 3)],
    ["numbers", "&#0000".repeat(ANSWER / 6)],
    ["the secret without its end", `${"\\".repeat(12)}`.repeat(ANSWER / 12)],
  ] as const;
  it.each(["\\".repeat(12) + "x", "x", `${"%".repeat(500)}y`, `${"\\".repeat(1000)}z`])(
    "the work grows with the text alone (secret %#)",
    (secret) => {
      for (const [name, whole] of texts) {
        const text = whole.slice(0, ANSWER);
        const [half, all] = [{ steps: 0 }, { steps: 0 }];
        secretMasker(secret, half)(text.slice(0, ANSWER / 2), true);
        secretMasker(secret, all)(text, true);
        expect(all.steps / half.steps, name).toBeLessThan(2.5);
        // Five kinds of spelling, some eight readings of a character in each, some 33 words for each reading.
        expect(all.steps, name).toBeLessThan(ANSWER * 5 * 8 * 33);
      }
    },
  );

  const piece = fc.constantFrom(
    ..."a,b,5,\\,\\\\,u0061,x61,%61,%2561,%25,25,%,&,#,;,97,&#97,&#97;,&#x61;,&amp;,+, ,\n,n,61,YW,Yg,/,%2F,_,-,é,%C3%A9,😀,\ud83d,ude00,\ufffd".split(
      ",",
    ),
  );
  const pieces = (most: number) => fc.array(piece, { maxLength: most }).map((some) => some.join(""));

  it("what a pattern finds does not stay", () => {
    fc.assert(
      fc.property(pieces(4), pieces(12), pieces(12), (secret, before, after) => {
        fc.pre(secret !== "" && secret.length < 12);
        for (const text of [before + secret + after, before + JSON.stringify(secret).slice(1, -1) + after]) {
          for (const kept of secretMasker(secret)(text).split(MASKED_SECRET)) {
            expect(kept).not.toMatch(new RegExp(patternOf(secret).source));
          }
        }
      }),
      { numRuns: 800 },
    );
  });

  it("what no pattern finds stays", () => {
    fc.assert(
      fc.property(pieces(3), pieces(12), (secret, text) => {
        fc.pre(secret !== "" && !/[\\]{9}/.test(text) && patternOf(secret).exec(text) === null);
        const masked = secretMasker(secret)(text);
        // Lone surrogates have other spellings than the pattern knows: as bytes, or with backslashes between them.
        fc.pre(!/[\ud800-\udfff\ufffd]/.test(secret));
        expect(masked).toBe(text);
      }),
      { numRuns: 800 },
    );
  });
});

function escape(text: string): string {
  return text.replace(/[()]/g, "\\$&");
}

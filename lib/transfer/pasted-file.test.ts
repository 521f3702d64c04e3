import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { TransferDocument } from "./file/document";
import { readDocument, writeDocument } from "./file/text";
import { writeYaml } from "./file/yaml-quoting";

const HOOK = "switchboard: 1\nwebhooks:\n  - url: https://a.example/hook\n    action: thread_closed\n";

function read(text: string) {
  const reading = readDocument(text);
  const said = reading.ok ? reading.notes : reading.problems;
  const lines = said.map(({ line, message }) => `${line ?? "?"}: ${message}`).join("\n");
  return { lines, document: reading.ok ? reading.document : undefined };
}

describe("a file as it is written", () => {
  const tricky = fc.constantFrom(
    ..."no Yes ON y N off True null ~ 12:30:45 1:30 190:20:30.15 1_000 685_230.15 017 0o17 0b11 0x1F 2026-01-01 1e3".split(
      " ",
    ),
    ..."+1 .5 1. .inf -.INF .NaN NaN = << - ... --- ? ! & * 0.1.2 1,000 08 1__0 _1".split(" "),
    ...["2001-12-14 21:59:43.10 -5", "name\n", " a", "a\nb", "a\nb\n", "“Foo”", "a: b", "# a", "\ud83d", ""],
    ..."a\u00a0b\u200b|\u202eabc|\u2028|\ufeff|\u0085|\u{e0041}|a\r\nb|\t|👨‍👩‍👧|می‌خواهم".split("|"),
  );
  const text = fc.oneof(tricky, fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));

  it("is the same text to readers of YAML 1.1 and 1.2, in names and values", () => {
    fc.assert(
      fc.property(text, text, (name, value) => {
        const whole = { v: value, list: [value], in: { [name]: { values: [value] } } };
        const yaml = writeYaml(whole);
        expect(parse(yaml)).toEqual(whole);
        expect(parse(yaml, { version: "1.1", merge: false })).toEqual(whole);
      }),
      { numRuns: 2000 },
    );
  });

  it("shows nothing by a character that nobody sees", () => {
    expect(writeYaml({ name: "a\u200b\u202eb\u00a0" })).toBe('name: "a\\u200b\\u202eb\\u00a0"\n');
    expect(writeYaml({ name: "👨‍👩‍👧 می‌خواهم" })).toBe("name: 👨‍👩‍👧 می‌خواهم\n");
    expect(writeYaml({ values: ["no", "12:30:45", "1_000"] })).toBe(
      'values:\n  - "no"\n  - "12:30:45"\n  - "1_000"\n',
    );
  });

  it("is read back with the names that it was written with", () => {
    const document: TransferDocument = {
      switchboard: 1,
      bots: ["“Foo” ", "Trail Bot\n", "a\u00a0b", "no"].map((name) => ({ name, status: "offline" })),
    };
    expect(read(writeDocument(document)).document).toEqual(document);
  });
});

describe("a file with what was copied along", () => {
  it("loses the line break of a secret, with a word", () => {
    const { lines, document } = read(`${HOOK}    secret:\n      value: |\n        my-secret-value-1\n`);
    expect(document?.webhooks?.[0]?.secret).toEqual({ value: "my-secret-value-1" });
    expect(lines).toBe("6: `webhooks[0].secret.value` ends with U+000A (line break); that is left out");
  });

  it.each([
    ['" my-secret"', "begins or ends with a space, and receivers compare the secret exactly"],
    ["my\u200b-secret", "holds U+200B (zero width space), which cannot be seen"],
  ])("keeps the secret %s, with a word", (value, words) => {
    expect(read(`${HOOK}    secret: { value: ${value} }\n`).lines).toContain(words);
  });

  it("takes addresses without what is around them", () => {
    const { lines, document } = read(
      HOOK.replace("https://a.example/hook", '"\u00a0https://a.example/hook \\n"'),
    );
    expect(document?.webhooks?.[0]?.url).toBe("https://a.example/hook");
    expect(lines).toBe("3: `webhooks[0].url` begins with U+00A0 (no-break space); that is left out");
  });

  it.each([
    ["Trail Bot\u00a0", "ends with U+00A0 (no-break space): it is stored that way"],
    ["Tra\u200bil", "holds U+200B (zero width space)"],
    ["“Trail Bot”", "stands in quotes of its own"],
  ])("stores the name %j as given, with a word", (name, words) => {
    const { lines, document } = read(`switchboard: 1\nbots:\n  - name: ${name}\n    status: offline\n`);
    expect(document?.bots?.[0]?.name).toBe(name);
    expect(lines).toContain(words);
  });

  it.each([
    ["a name of the format", "    descr\u200biption: x\n", "5: this name holds U+200B (zero width space)"],
    [
      "an address",
      HOOK.replace("a.example", "a\u200b.example"),
      "3: `webhooks[0].url` holds U+200B (zero width space)",
    ],
    [
      "quotes of an address",
      HOOK.replace("https://a.example/hook", "“https://a.example/hook”"),
      "holds U+201C (left double curly quote): write straight",
    ],
    [
      "a word of the API",
      HOOK.replace("thread_closed", '"thread_closed\u00a0"'),
      "4: `webhooks[0].action` ends with U+00A0",
    ],
    [
      "the space behind a colon",
      HOOK.replace("url: ", "url:\u00a0"),
      "3: Implicit keys need to be on a single line; the line holds U+00A0 (no-break space)",
    ],
    ["the indentation", HOOK.replace("    action", "\u00a0\u00a0  action"), "holds U+00A0 (no-break space)"],
    [
      "broken quotes",
      HOOK.replace("https://a.example/hook", '"https://a.example/hook”'),
      "U+201D (right double curly quote)",
    ],
    ["null characters", HOOK.split("").join("\0"), "save it as UTF-8"],
  ])("is refused with the character named, in %s", (_, text, words) => {
    const whole = text.startsWith("switchboard") || text.includes("\0") ? text : HOOK + text;
    const { lines, document } = read(whole);
    expect(document).toBeUndefined();
    expect(lines).toContain(words);
  });

  it("takes a byte order mark, and filters with any names", () => {
    expect(read(`\uFEFF${HOOK}`).document).toBeDefined();
    const filters = "    filters: { chat_properties: { a\u200bb: { c: { exists: true } } } }\n";
    expect(read(HOOK + filters)).toMatchObject({ lines: "", document: {} });
  });
});

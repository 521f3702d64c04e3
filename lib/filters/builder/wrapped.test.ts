import { describe, expect, it } from "vitest";
import { draftWire, toDraft } from "./builder";
import { draftProblems } from "./problems";
import { makeCatalog } from "./catalog";
import { draftToKeep } from "./state";
import { editText, isWrapped, settleText } from "./text";

const FILTER = { chat_properties: { source: { type: { values: ["telegram"] } } } };
const place = { version: "v0.4", action: "incoming_chat_thread", catalog: makeCatalog() } as const;
const paste = (value: unknown) => editText(toDraft(undefined), JSON.stringify(value));
const CONFIGURATION = { url: "https://a.example", action: "incoming_chat_thread", secret_key: "real-secret" };

describe("a filter with what it was copied with", () => {
  it.each([
    ["filters alone", { filters: FILTER }],
    ["the settings of a webhook", { ...CONFIGURATION, description: "d", filters: FILTER }],
    ["an action of a bot", { name: "incoming_chat_thread", filters: FILTER }],
    ["a list of one", [{ ...CONFIGURATION, filters: FILTER }]],
  ])("is taken out of %s, with a word", (_, value) => {
    const draft = paste(value);
    expect(draftWire(draft)).toEqual(FILTER);
    expect(draft.other).toEqual({});
    expect(isWrapped(draft.json)).toBe(true);
    expect(JSON.stringify(draft)).not.toContain("real-secret");
    expect(draftWire(settleText(draft))).toEqual(FILTER);
  });

  it("may be none", () => {
    expect(draftWire(paste({ filters: null }))).toBeUndefined();
    expect(draftWire(paste({ filters: {} }))).toEqual({});
    expect(isWrapped(paste(FILTER).json)).toBe(false);
  });

  it.each([
    ["another filter", { filters: FILTER, ...FILTER }, "“filters” is next to “chat_properties”"],
    ["itself", { filters: { filters: FILTER } }, "Keep only the inner one"],
    ["no object", { filters: [FILTER] }, "“filters” must hold an object"],
    ["a body", { action: "a", data: {}, secret_key: "real-secret" }, "This is the body of a webhook"],
    ["a bot", { name: "Bot", webhooks: { url: "https://a.example", actions: [] } }, "the settings of a bot"],
    ["a bot's webhooks", { url: "https://a.example", actions: [] }, "the settings of a bot"],
    ["a file", { switchboard: 1, webhooks: [] }, "a configuration file"],
    ["a webhook without a filter", CONFIGURATION, "settings of a webhook without a filter"],
  ])("is refused with %s, and with what to do", (_, value, words) => {
    const draft = paste(value);
    expect(draftProblems(draft, place).join()).toContain(words);
    expect(draftWire(draft)).toBeUndefined();
    expect(draftToKeep(draft)).not.toContain("real-secret");
  });

  it("is never kept in the browser with a secret, even while it is no JSON", () => {
    expect(draftToKeep(editText(toDraft(undefined), '{"secret_key": "real-secret", '))).not.toContain(
      "real-secret",
    );
  });

  it("may still be of a kind that the builder does not know", () => {
    expect(draftWire(paste({ customer_properties: { a: 1 } }))).toEqual({ customer_properties: { a: 1 } });
  });
});

describe("characters that nobody sees in JSON", () => {
  const problem = (text: string) => draftProblems(editText(toDraft(undefined), text), place).join();
  it.each([
    ["{“chat_properties”: {}}", "Line 1, column 2: U+201C (left double curly quote) stands here"],
    ['{"chat_properties”: {}}', "U+201D (right double curly quote) is not a straight"],
    [
      '{\u00a0"chat_properties": {}}',
      "column 2: U+00A0 (no-break space) stands here, which cannot be seen (\\u{a0})",
    ],
    ['{"chat_properties":\u200b {}}', "U+200B (zero width space)"],
    ['{"chat_properties": {}}\u2060', "U+2060 (word joiner)"],
    ['{"chat_properties": "a\tb"}', "U+0009 (tab), which must be escaped"],
    ["{'chat_properties': {}}", 'A name in "double quotes" is expected here'],
  ])("%j is refused with the character named", (text, words) => {
    expect(problem(text)).toContain(words);
  });

  it("a byte order mark at the start is taken away", () => {
    const draft = editText(toDraft(undefined), `\uFEFF${JSON.stringify(FILTER)}`);
    expect(draftWire(draft)).toEqual(FILTER);
    expect(draft.json).toBe(JSON.stringify(FILTER));
  });
});

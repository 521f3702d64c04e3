import { describe, expect, it } from "vitest";
import { parseFilter } from "./codec/codec";
import { findDuplicates } from "./duplicates";
import { lintFilter } from "./lint";
import { matchFilter } from "./engine/match";
import type { ParsedFilter } from "./model";

const chat = (properties: Record<string, unknown>) => parseFilter({ chat_properties: properties });

describe("lint", () => {
  it.each([
    [undefined, []],
    [{}, []],
    [{ chat_properties: {} }, [["always_fires", undefined, "Always fires: this filter restricts nothing"]]],
    [{ chat_properties: { source: { type: { values: ["facebook"] } } } }, []],
    [{ chat_member_ids: { agents: ["a"] } }, []],
    [
      { chat_properties: { rating: { score: { values: [1, 5] } } } },
      [["outside_domain", 0, "the chat's rating score is never 5, only 0 or 1"]],
    ],
    [
      { chat_properties: { rating: { score: { values: [5] } } } },
      [
        ["outside_domain", 0, "the chat's rating score is never 5, only 0 or 1"],
        ["never_fires", 0, "Never fires: the chat's rating score is never one of these values"],
      ],
    ],
    [
      { chat_properties: { rating: { score: { values: ["1"] } } } },
      [
        [
          "number_like_text",
          0,
          '"1" is text, but the chat\'s rating score holds numbers, so it never equals 1',
        ],
        ["never_fires", 0, "Never fires: the chat's rating score is never one of these values"],
      ],
    ],
    [
      { chat_properties: { routing: { pinned: { exclude_values: ["true"] } } } },
      [
        ["wrong_type", 0, '"true" is text, but the chat\'s routing pinned holds yes or no'],
        ["excludes_nothing", 0, "Excludes nothing: the chat's routing pinned is never one of these values"],
        ["always_fires", undefined, "Always fires: this filter restricts nothing"],
      ],
    ],
    [
      { chat_properties: { source: { type: { values: ["Facebook"] } } } },
      [
        [
          "case_differs",
          0,
          "Facebook differs from facebook only in upper and lower case, and values are compared exactly",
        ],
      ],
    ],
    [
      { chat_properties: { routing: { idle: { exists: true } } } },
      [["not_at_location", 0, "the chat's routing idle is not a known property: only threads have it"]],
    ],
  ])("%j", (wire, expected) => {
    const found = lintFilter(parseFilter(wire)).map(({ code, condition, message }) => [
      code,
      condition,
      message,
    ]);
    expect(found).toEqual(expected);
  });

  it("finds what cannot hold together", () => {
    const [condition] = chat({ source: { type: { exists: true } } }).conditions;
    const [other] = chat({ source: { type: { exists: false } } }).conditions;
    const filter = { conditions: [condition, other], other: {} } as ParsedFilter;
    expect(lintFilter(filter)).toEqual([
      {
        code: "never_fires",
        severity: "warning",
        condition: 1,
        message: "Never fires: no value of the chat's source type can meet all conditions",
      },
    ]);
  });

  it("knows what the team knows", () => {
    const knows = () => ({ type: "int" as const, values: ["Gold"] });
    expect(lintFilter(chat({ crm: { tier: { values: ["3"] } } }), knows).map(({ code }) => code)).toEqual([
      "number_like_text",
      "never_fires",
    ]);
    const tiers = () => ({ values: ["Gold"] });
    expect(lintFilter(chat({ crm: { tier: { values: ["gold"] } } }), tiers)).toMatchObject([
      { code: "case_differs" },
    ]);
  });
});

describe("duplicates", () => {
  const webhook = (
    id: string,
    filter: ParsedFilter,
    url = "http://a.example/x",
    action = "thread_closed",
  ) => ({
    id,
    label: `webhook ${id}`,
    url,
    action,
    filter,
  });
  const facebook = chat({ source: { type: { values: ["facebook", "twitter"] } } });

  it("names the other and a sample on which both fire", () => {
    const other = webhook("b", chat({ source: { type: { values: ["facebook"] } } }), "HTTP://A.example:80/x");
    const [found] = findDuplicates(webhook("a", facebook), [webhook("a", facebook), other]);
    expect(found).toMatchObject({
      code: "duplicate_webhook",
      other: "b",
      message:
        "webhook b sends the same to the same URL, and both fire, for instance when the chat's source type is facebook",
    });
    expect(matchFilter(facebook, found?.witness ?? {})).toBe("would_send");
    expect(matchFilter(other.filter, found?.witness ?? {})).toBe("would_send");
  });

  it("says nothing of another action, another URL or a filter apart", () => {
    const email = chat({ source: { type: { values: ["email"] } } });
    const others = [
      webhook("b", facebook, "http://a.example/y"),
      webhook("c", facebook, "http://a.example/x", "incoming_event"),
      webhook("d", email),
    ];
    expect(findDuplicates(webhook("a", facebook), others)).toEqual([]);
  });

  it("admits what it does not understand", () => {
    const odd = parseFilter({ author_type: "customer" });
    expect(findDuplicates(webhook("a", odd), [webhook("b", parseFilter(null))])).toMatchObject([
      {
        message:
          "webhook b sends the same to the same URL, and both may fire, for instance when a chat has no properties",
      },
    ]);
  });
});

describe("spelling that the eye does not see", () => {
  const odd = (values: string[], name = "type") =>
    lintFilter(parseFilter({ chat_properties: { source: { [name]: { values } } } })).map(
      ({ code, message, condition }) => [code, condition, message],
    );

  it.each([
    ["face\u200bbook", "unseen_character", '"face\\u{200b}book" holds U+200B (zero width space)'],
    ["tele\u00a0gram", "unseen_character", "U+00A0 (no-break space)"],
    ["Facebook ", "space_around", '"Facebook " begins or ends with a space'],
    ["facebook\n", "unseen_character", "U+000A (line break)"],
    ["“facebook”", "quotes_around", "has quotes around it"],
    ['"facebook"', "quotes_around", "has quotes around it"],
  ])("is said of the value %j", (value, code, words) => {
    expect(odd([value])).toEqual([[code, 0, expect.stringContaining(words)]]);
  });

  it("is said of names and agents too", () => {
    expect(odd(["a"], "ty\u200bpe")[0]?.[0]).toBe("unseen_character");
    const agents = lintFilter(parseFilter({ chat_member_ids: { agents: ["a@b.example\u200b"] } }));
    expect(agents.map(({ code }) => code)).toEqual(["unseen_character"]);
  });

  it("leaves alone what emoji and words are written with", () => {
    expect(odd(["👨‍👩‍👧", "می‌خواهم", "❤️", "two words"])).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { stableJson } from "@/lib/text/stable-json";
import { parseFilter } from "./codec/codec";
import { describeFilter, summarizeFilter } from "./describe";
import type { Condition, ParsedFilter, PropertyTest, WireFilter } from "./model";
import { meaningOf } from "./codec/other";
import { type Random, randomWire, seeded } from "./testing/random";

const PIECES = [
  "a",
  "1",
  " ",
  " · ",
  '"',
  "\\",
  ", ",
  " or ",
  "or",
  "and",
  "is",
  "yes",
  "\u200b",
  "u{200b}",
  "present",
  "chat",
] as const;

function oddText(random: Random): string {
  return Array.from({ length: random.below(4) }, () => random.pick(PIECES)).join("");
}

function oddTest(random: Random): PropertyTest {
  const kind = random.pick(["present", "absent", "one_of", "none_of"]);
  if (kind === "present" || kind === "absent") return { kind };
  const value = random.pick([oddText, oddText, () => random.below(3), () => random.chance(0.5)]);
  return { kind, values: Array.from({ length: 1 + random.below(2) }, () => value(random)) };
}

function oddFilter(random: Random): ParsedFilter {
  const conditions = Array.from({ length: 1 + random.below(2) }, (): Condition => {
    if (random.chance(0.2)) return { kind: "agents", agents: [oddText(random), oddText(random)] };
    const location = random.pick(["chat", "thread"]);
    const test = oddTest(random);
    return { kind: "property", location, namespace: oddText(random), name: oddText(random), test };
  });
  return { conditions, other: random.chance(0.1) ? { [oddText(random)]: oddText(random) } : {} };
}

/** A text that is equal for filters with equal conditions, in any order or number, and else different. */
function meaning({ conditions, other }: ParsedFilter): string {
  const texts = conditions.map((condition) => {
    if (condition.kind === "agents") return JSON.stringify([...new Set(condition.agents)].sort());
    const { location, namespace, name, test } = condition;
    const values =
      "values" in test ? [...new Set(test.values.map((value) => JSON.stringify(value)))].sort() : [];
    return JSON.stringify([location, namespace, name, test.kind, values]);
  });
  return JSON.stringify([[...new Set(texts)].sort(), stableJson(meaningOf(other))]);
}

describe("describing", () => {
  it.each([
    ["odd names and texts", (random: Random) => oddFilter(random)],
    ["filters off the wire", (random: Random) => parseFilter(randomWire(random))],
  ])("never says the same of filters that differ: %s", (_, make) => {
    const random = seeded(11);
    const meanings = new Map<string, string>();
    let repeated = 0;
    for (let round = 0; round < 60_000; round += 1) {
      const filter = make(random);
      const sentence = describeFilter(filter, "thread_closed");
      const before = meanings.get(sentence);
      if (before !== undefined) repeated += 1;
      if (before !== undefined && before !== meaning(filter))
        expect([sentence, before]).toBe(meaning(filter));
      meanings.set(sentence, meaning(filter));
    }
    expect(repeated).toBeGreaterThan(1_000);
  });

  it.each([
    [undefined, "Fires every time a thread closes"],
    [{ chat_properties: { a: {} } }, "Fires every time a thread closes"],
    [
      {
        chat_properties: {
          source: { type: { values: ["facebook", "twitter"] } },
          rating: { comment: { exists: true } },
        },
      },
      "Fires when a thread closes and the chat's source type is facebook or twitter, and the chat's rating comment is present",
    ],
    [
      { chat_member_ids: { agents: ["johndoe@mail.com"] } },
      "Fires when a thread closes and agent johndoe@mail.com is in the chat",
    ],
    [
      { thread_properties: { "my app": { "queue.enabled": { exclude_values: ["1", "yes", "a b"] } } } },
      'Fires when a thread closes and its "my app" queue.enabled is none of "1", "yes" or "a b"',
    ],
    [
      {
        chat_properties: {
          rating: { score: { exclude_values: [1] } },
          routing: { idle: { values: [true] } },
        },
      },
      "Fires when a thread closes and the chat's rating score is not 1, and the chat's routing idle is yes",
    ],
    [
      { author_type: "customer", chat_properties: { a: { b: { exists: false } } } },
      'Fires when a thread closes and the chat\'s a b is absent, and other conditions (kept unchanged) hold: {"author_type":"customer"}',
    ],
  ])("%j", (wire, sentence) => {
    expect(describeFilter(parseFilter(wire), "thread_closed")).toBe(sentence);
  });

  it("names an action it does not know", () => {
    expect(describeFilter(parseFilter({}), "agent_deleted")).toBe("Fires every time agent_deleted happens");
  });
});

describe("a summary", () => {
  const summary = (wire: WireFilter) =>
    summarizeFilter(parseFilter(wire), "thread_closed").replace("Fires when a thread closes and ", "");

  it("counts many values, and names a few", () => {
    const many = Array.from({ length: 27 }, (_, at) => `v${at}`);
    expect(summary({ chat_properties: { a: { b: { values: many } } } })).toBe(
      "the chat's a b is one of 27 values",
    );
    expect(summary({ chat_properties: { a: { b: { exclude_values: many } } } })).toBe(
      "the chat's a b is none of 27 values",
    );
    expect(summary({ chat_member_ids: { agents: many } })).toContain("27 agents");
    expect(summary({ chat_properties: { a: { b: { values: ["v1", "v2"] } } } })).toBe(
      "the chat's a b is v1 or v2",
    );
  });
});

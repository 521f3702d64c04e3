import { describe, expect, inject, it } from "vitest";
import { compileFilter } from "./compile";
import { parseFilter } from "../codec/codec";
import type { FilterContext } from "../context";
import { explainFilter } from "../explain";
import { matchFilter } from "./match";
import { randomContext, randomWire, seeded } from "../testing/random";

/*
 * An oracle for matching, written from docs/api.md, section 4.3, on the wire's own shape and without the
 * engine: every condition of the filter as true, false or undefined (unknown).
 */
function naive(wire: Record<string, unknown>, context: FilterContext): string {
  const answers = Object.entries(wire).flatMap(([kind, content]) => naiveKind(kind, content, context));
  if (answers.some((answer) => answer === false)) return "would_not_send";
  return answers.some((answer) => answer === undefined) ? "cannot_tell" : "would_send";
}

type Answer = boolean | undefined;
type Json = Record<string, unknown>;

function naiveKind(kind: string, content: unknown, context: FilterContext): Answer[] {
  if (hollow(content)) return [];
  const location = { chat_properties: "chat", thread_properties: "thread", event_properties: "event" }[kind];
  if (kind === "chat_member_ids") {
    return (content as { agents: string[] }).agents.map((agent) => {
      if (context.agents?.some((there) => there === agent)) return true;
      if (context.agentsGone?.some((gone) => gone === agent)) return false;
      return context.agents && !partial(context, "agents") ? false : undefined;
    });
  }
  if (location === undefined) return [undefined];
  const bag = context[location as "chat"];
  return Object.entries(content as Json).flatMap(([namespace, names]) =>
    typeof names !== "object" || names === null
      ? [undefined]
      : Object.entries(names).map(([name, test]) =>
          naiveTest(
            test,
            bag && naiveFind(bag, namespace, name),
            bag === undefined || partial(context, location),
          ),
        ),
  );
}

function partial(context: FilterContext, part: string): boolean {
  return JSON.stringify(context.partial ?? []).includes(part);
}

function hollow(content: unknown): boolean {
  return (
    typeof content === "object" &&
    content !== null &&
    !Array.isArray(content) &&
    Object.values(content).every(hollow)
  );
}

function naiveFind(bag: Json, namespace: string, name: string): unknown {
  const names = new Map(Object.entries(bag)).get(namespace);
  if (typeof names !== "object" || names === null || Array.isArray(names)) return undefined;
  return new Map(Object.entries(names)).get(name);
}

function naiveTest(test: unknown, raw: unknown, gaps: boolean): Answer {
  if (hollow(test)) return true;
  const fields = new Map(Object.entries(test ?? {}));
  if (fields.size !== 1) return undefined;
  if (raw === undefined && gaps) return undefined;
  let value = raw;
  if (typeof raw === "object" && raw !== null && "value" in raw) value = raw.value;
  const absent = value === undefined || value === null;
  if (fields.has("exists")) return fields.get("exists") === !absent;
  if (fields.has("values")) return !absent && (fields.get("values") as unknown[]).indexOf(value) >= 0;
  if (fields.has("exclude_values"))
    return absent || (fields.get("exclude_values") as unknown[]).indexOf(value) < 0;
  return undefined;
}

/** Rounds of a hundred pairs each. */
const ROUNDS = inject("long") ? 10_000 : 1_000;

describe("matching", () => {
  it(`agrees with a naive interpreter on ${ROUNDS * 100} random pairs`, () => {
    const random = seeded(20261122);
    const verdicts = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const gaps = random.pick([0, 0.1, 0.5]);
      const contexts = Array.from({ length: 10 }, () => randomContext(random, gaps));
      for (let filterOfRound = 0; filterOfRound < 10; filterOfRound += 1) {
        const wire = randomWire(random);
        const filter = parseFilter(wire);
        const compiled = compileFilter(filter);
        for (const context of contexts) {
          const verdict = compiled.match(context);
          verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
          if (verdict !== naive(wire, context)) {
            expect({ wire, context, verdict }).toEqual({ wire, context, verdict: naive(wire, context) });
          }
        }
      }
    }
    for (const count of verdicts.values()) expect(count).toBeGreaterThan(ROUNDS * 10);
  });

  it("explains what it decides", () => {
    const random = seeded(7);
    for (let round = 0; round < 20_000; round += 1) {
      const filter = parseFilter(randomWire(random));
      const context = randomContext(random, 0.3);
      const explained = explainFilter(filter, context);
      expect(explained.verdict).toBe(matchFilter(filter, context));
      expect(explained.conditions.map(({ condition }) => condition)).toEqual(filter.conditions);
    }
  });
});

describe("what a filter says of a context", () => {
  const score = (values: (string | number | boolean)[]) =>
    parseFilter({ chat_properties: { rating: { score: { values } } } });

  it.each([
    [score([1]), { chat: { rating: { score: { value: 1 } } } }, "would_send"],
    [score([1]), { chat: { rating: { score: 1 } } }, "would_send"],
    [score(["1"]), { chat: { rating: { score: { value: 1 } } } }, "would_not_send"],
    [score([true]), { chat: { rating: { score: { value: 1 } } } }, "would_not_send"],
    [score([1]), { chat: {} }, "would_not_send"],
    [score([1]), {}, "cannot_tell"],
    [score([1]), { thread: { rating: { score: 1 } } }, "cannot_tell"],
    [score([1]), { chat: {}, partial: ["chat"] }, "cannot_tell"],
    [score([1]), { chat: { rating: { score: null } }, partial: ["chat"] }, "would_not_send"],
    [parseFilter({ chat_properties: { a: { b: { exclude_values: [1] } } } }), { chat: {} }, "would_send"],
    [parseFilter({ author_type: "customer" }), { chat: {} }, "cannot_tell"],
    [parseFilter({}), {}, "would_send"],
    [parseFilter({ chat_properties: { a: {} } }), {}, "would_send"],
    [
      parseFilter({ chat_properties: { a: { constructor: { exists: true } } } }),
      { chat: { a: {} } },
      "would_not_send",
    ],
  ] as const)("%#", (filter, context, verdict) => {
    expect(matchFilter(filter, context as FilterContext)).toBe(verdict);
  });
});

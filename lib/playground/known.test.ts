import { describe, expect, it } from "vitest";
import { parseFilter } from "@/lib/filters/codec/codec";
import { explainFilter } from "@/lib/filters/explain";
import { knownAgents, knownPart, setAgents, setKnown, setProperty } from "./known";
import { readSample, type Sample } from "./sample";
import { builtInSamples } from "./samples";
import { verdictSentence } from "./words";
import { ACTIONS } from "@/lib/contract/versions";

const first = (action: string): Sample => builtInSamples(action)[0] ?? { push: "{}", context: "{}" };

function sentence(action: string, sample: Sample, filters: Record<string, unknown>): string {
  const reading = readSample(action, sample);
  return reading.ok ? verdictSentence(explainFilter(parseFilter(filters), reading.context)) : "unreadable";
}

describe("samples", () => {
  it("are there for every action, and can be read", () => {
    for (const action of [...ACTIONS, "from_the_future"]) {
      const samples = builtInSamples(action);
      expect(samples.length).toBeGreaterThan(0);
      for (const sample of samples) expect(readSample(action, sample).ok).toBe(true);
    }
    expect(builtInSamples("incoming_event")).toHaveLength(6);
  });

  it("that are not valid say where they break", () => {
    expect(readSample("thread_closed", { push: '{\n  "a": }', context: "" })).toMatchObject({
      ok: false,
      part: "push",
      problem: { line: 2, column: 8 },
    });
    expect(readSample("thread_closed", { push: "{}", context: '{"chats":{}}' })).toMatchObject({
      ok: false,
      part: "context",
    });
    expect(readSample("thread_closed", { push: "{}", context: '{"agents":[1]}' }).ok).toBe(false);
    expect(readSample("thread_closed", { push: "[]", context: "" }).ok).toBe(false);
  });
});

describe("what is known", () => {
  const filters = { chat_properties: { rating: { comment: { exists: true } } } };

  it("can be taken away of a sample that another action has left", () => {
    const action = "incoming_chat_thread";
    const property = { namespace: "rating", name: "comment", value: "Good" };
    const left = setProperty("thread_closed", first("thread_closed"), "chat", property);
    const sample = { push: first(action).push, context: left.context };
    const has = (one: Sample) =>
      knownPart(action, one, "chat")?.properties.some(({ namespace }) => namespace === "rating");
    expect(has(sample)).toBe(true);
    expect(has(setProperty(action, sample, "chat", { ...property, value: undefined }))).toBe(false);
    const changed = setProperty(action, sample, "chat", { ...property, value: "Bad" });
    expect(knownPart(action, changed, "chat")?.properties).toContainEqual({ ...property, value: "Bad" });
    expect(knownPart(action, setKnown(action, sample, "chat", false), "chat")).toMatchObject({
      known: false,
    });
  });

  it("goes from unknown to absent to a value", () => {
    const action = "thread_closed";
    const unknown = first(action);
    expect(knownPart(action, unknown, "chat")).toMatchObject({ known: false, properties: [] });
    expect(sentence(action, unknown, filters)).toMatch(
      /^Sample may or may not be sent: we don't know the chat's properties/,
    );
    const absent = setKnown(action, unknown, "chat", true);
    expect(sentence(action, absent, filters)).toBe(
      "Sample would not be sent: the chat's rating comment is absent",
    );
    const given = setProperty(action, absent, "chat", {
      namespace: "rating",
      name: "comment",
      value: "Good",
    });
    expect(sentence(action, given, filters)).toBe("Sample would be sent");
    expect(knownPart(action, setKnown(action, given, "chat", false), "chat")?.known).toBe(false);
  });

  it("is edited in the push where the push tells all", () => {
    const action = "incoming_event";
    const set = setProperty(action, first(action), "event", { namespace: "a", name: "b.c", value: true });
    expect(JSON.parse(set.push)).toMatchObject({ event: { properties: { a: { "b.c": { value: true } } } } });
    expect(set.context).toBe("{}");
    expect(knownPart(action, set, "event")?.properties).toContainEqual({
      namespace: "a",
      name: "b.c",
      value: true,
    });
  });

  it("cannot be told against what the push says has changed", () => {
    const action = "chat_properties_updated";
    const part = knownPart(action, first(action), "chat");
    expect(part?.known).toBe(false);
    expect(part?.changed.has(JSON.stringify(["rating", "score"]))).toBe(true);
  });

  it("names agents, nobody, or nothing", () => {
    const sample = first("thread_closed");
    expect(knownAgents(sample)).toBeUndefined();
    expect(knownAgents(setAgents(sample, []))).toEqual([]);
    expect(knownAgents(setAgents(setAgents(sample, ["a"]), undefined))).toBeUndefined();
  });

  it("is left alone while it cannot be read", () => {
    const broken = { push: "{", context: "{}" };
    expect(setKnown("thread_closed", broken, "chat", true)).toEqual(broken);
    expect(knownPart("thread_closed", broken, "chat")).toBeUndefined();
  });
});

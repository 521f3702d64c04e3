import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftFilter, draftWire, type FilterDraft, rowKey, toDraft } from "./builder";
import { choices, makeCatalog, rowOf } from "./catalog";
import {
  addRows,
  addValues,
  newPropertyRow,
  removeRows,
  removeValue,
  setTest,
  setType,
} from "./edit";
import { draftProblems } from "./problems";
import { recipesFor } from "./recipes";
import { builderReducer, startState } from "./state";
import { draftText, editText, settleText } from "./text";
import { isTaken } from "../codec/codec";
import { toCondition } from "./builder";
import { anyWire, legalWire } from "../testing/arbitraries";

const catalog = makeCatalog();
const place = { version: "v0.4", action: "thread_closed", catalog } as const;
const SCORE = newPropertyRow({ location: "chat", namespace: "rating", name: "score" });
const SCORE_KEY = rowKey(SCORE);

/** Text with names sorted, so that an own `__proto__` counts like any other name. */
function exact(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(exact).join()}]`;
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "0" : JSON.stringify(value);
  const entries = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}:${exact(item)}`);
  return `{${entries.sort().join()}}`;
}

describe("the filter draft", () => {
  it("gives back every filter it opens on, understood or not", () => {
    fc.assert(
      fc.property(anyWire, (wire) => {
        expect(exact(draftWire(toDraft(wire)))).toBe(exact(wire));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([undefined, {}])("keeps %j what it is", (wire) => {
    expect(draftWire(toDraft(wire))).toEqual(wire);
  });

  it("survives being kept as JSON, unfinished rows included", () => {
    fc.assert(
      fc.property(anyWire, (wire) => {
        const draft = addRows(toDraft(wire), [SCORE]);
        const kept = JSON.parse(JSON.stringify(draft)) as FilterDraft;
        expect(exact(draftWire(kept))).toBe(exact(draftWire(draft)));
      }),
    );
  });

  it("gives back every filter after a visit to the JSON tab", () => {
    fc.assert(
      fc.property(anyWire, anyWire, (before, wire) => {
        const typed = editText(toDraft(before), JSON.stringify(wire));
        expect(exact(draftWire(typed))).toBe(exact(wire));
        const { draft } = startState({ value: wire });
        expect(exact(draftWire(settleText(editText(draft, draftText(draft)))))).toBe(exact(wire));
      }),
    );
  });

  it("leaves every other condition alone when one is added, changed and removed", () => {
    fc.assert(
      fc.property(anyWire, (wire) => {
        const draft = toDraft(wire);
        fc.pre(!isTaken(draftFilter(draft), toCondition(SCORE)));
        fc.pre(!draft.rows.some((row) => rowKey(row) === SCORE_KEY));
        const added = addValues(addRows(draft, [SCORE]), SCORE_KEY, ["1", "2", "1"], "int");
        expect(draftWire(added)).toMatchObject({
          chat_properties: { rating: { score: { values: [1, 2] } } },
        });
        expect(exact(draftWire(removeRows(added, [SCORE_KEY])))).toBe(exact(wire));
        const undone = [
          { type: "edit", edit: (it: FilterDraft) => addRows(it, [SCORE]) } as const,
          { type: "edit", edit: (it: FilterDraft) => setTest(it, SCORE_KEY, "absent") } as const,
          { type: "undo" } as const,
          { type: "undo" } as const,
        ].reduce(builderReducer, startState({ value: wire }));
        expect(exact(draftWire(undone.draft))).toBe(exact(wire));
      }),
    );
  });
});

describe("rows", () => {
  it("finds nothing wrong with a legal filter that the action offers", () => {
    fc.assert(
      fc.property(legalWire, ({ event_properties: _, ...wire }) => {
        expect(draftProblems(toDraft(wire), place)).toEqual([]);
      }),
    );
  });

  it("has one row for a property", () => {
    const draft = addValues(addRows(toDraft(undefined), [SCORE]), SCORE_KEY, ["1"], "int");
    expect(addRows(draft, [SCORE])).toEqual(draft);
  });

  it("keeps the values while the test needs none", () => {
    const list = addValues(addRows(toDraft(undefined), [SCORE]), SCORE_KEY, ["1"], "int");
    const present = setTest(list, SCORE_KEY, "present");
    expect(draftWire(present)).toEqual({ chat_properties: { rating: { score: { exists: true } } } });
    const again = editText(present, draftText(present));
    expect(draftWire(setTest(again, SCORE_KEY, "none_of"))).toEqual({
      chat_properties: { rating: { score: { exclude_values: [1] } } },
    });
  });

  it("marks what does not fit, and reads it anew as another type", () => {
    const draft = addValues(
      addRows(toDraft(undefined), [SCORE]),
      SCORE_KEY,
      ["1", "abc", "1.5", "3000000000", "-0", " "],
      "int",
    );
    expect(draftProblems(draft, place)).toEqual([
      "Chat rating · score: abc is not a whole number",
      'Chat rating · score: "1.5" is not a whole number',
      "Chat rating · score: 3000000000 is outside -2147483648 to 2147483647",
    ]);
    const text = setType(draft, SCORE_KEY, "string");
    expect(draftProblems(text, place)).toEqual([]);
    expect(draftWire(text)).toEqual({
      chat_properties: { rating: { score: { values: ["1", "abc", "1.5", "3000000000", "0"] } } },
    });
    const fewer = [4, 3, 2, 1].reduce((it, index) => removeValue(it, SCORE_KEY, index), text);
    expect(draftWire(setType(fewer, SCORE_KEY, "int"))).toEqual({
      chat_properties: { rating: { score: { values: [1] } } },
    });
  });

  it("says what is missing, and what the action does not offer", () => {
    const draft = addRows(toDraft({ event_properties: { a: { b: { exists: true } } } }), [
      SCORE,
      newPropertyRow({ location: "thread", namespace: "my.own", name: "x y" }),
      { kind: "agents", agents: [] },
    ]);
    expect(draftProblems(draft, place)).toEqual([
      "Event a · b: “Thread closed” has no filter on event properties in v0.4",
      "Chat rating · score: Add at least one value",
      'Thread my.own · "x y": Choose the type of its values',
      "Chat agents: Add at least one agent",
    ]);
    expect(draftProblems(setTest(draft, SCORE_KEY, "present"), place)).toHaveLength(3);
  });
});

describe("what can be picked", () => {
  it("is what the action offers in the version", () => {
    const keys = (version: "v0.3" | "v0.4", action: string) =>
      choices(catalog, version, action).map(({ property }) => property?.location ?? "agents");
    expect(new Set(keys("v0.4", "thread_closed"))).toEqual(new Set(["chat", "thread", "agents"]));
    expect(new Set(keys("v0.3", "incoming_event"))).toEqual(new Set(["chat", "event"]));
    expect(keys("v0.4", "chat_thread_properties_updated")).toEqual(["agents"]);
    expect(keys("v0.4", "not_known_here")).toEqual([]);
  });

  it("holds properties in use once, and the known type before another", () => {
    const own = { location: "chat", namespace: "a.b", name: "c", type: "int" } as const;
    const all = makeCatalog([
      own,
      own,
      { location: "chat", namespace: "rating", name: "score", type: "string" },
    ]);
    const rows = choices(all, "v0.4", "thread_closed").map(rowOf).map(rowKey);
    expect(new Set(rows).size).toBe(rows.length);
    expect(all.get(rowKey({ ...SCORE, ...own, type: undefined }))).toMatchObject({
      note: "in use",
      type: "int",
    });
    expect(all.get(SCORE_KEY)?.type).toBe("int");
  });

  it("starts every action off with recipes it offers", () => {
    expect(recipesFor("v0.4", "thread_closed").map(({ title }) => title)).toEqual([
      "Only chats rated with a comment",
      "Only unassigned threads",
      "Only chats from Facebook or Twitter",
    ]);
    expect(recipesFor("v0.4", "chat_thread_properties_updated")).toHaveLength(1);
    expect(recipesFor("v0.3", "incoming_event")).toHaveLength(3);
  });
});

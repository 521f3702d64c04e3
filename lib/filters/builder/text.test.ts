import { describe, expect, it } from "vitest";
import { draftWire, rowKey, toDraft } from "./builder";
import { makeCatalog } from "./catalog";
import { addRows, newPropertyRow, setType } from "./edit";
import { placeIssues } from "./errors";
import { otherParts, removeOther } from "./other";
import { draftProblems } from "./problems";
import { builderReducer, startState } from "./state";
import { draftText, dropText, editText, settleText } from "./text";

const place = { version: "v0.4", action: "thread_closed", catalog: makeCatalog() } as const;
const REFERENCE = {
  chat_properties: {
    source: { type: { values: ["facebook", "twitter"] } },
    rating: { comment: { exists: true } },
  },
  chat_member_ids: { agents: ["johndoe@mail.com"] },
};

describe("the JSON tab", () => {
  it("keeps text that is not a filter yet, and the last good rows", () => {
    const draft = toDraft(REFERENCE);
    const broken = settleText(editText(draft, '{\n  "chat_properties": '));
    expect(draftText(broken)).toBe('{\n  "chat_properties": ');
    expect(draftWire(broken)).toEqual(REFERENCE);
    expect(draftProblems(broken, place)).toEqual([
      "The JSON is not valid yet. Line 2, column 22: A value is missing at the end",
    ]);
    expect(dropText(broken)).toEqual({ ...draft, json: undefined });
  });

  it.each(["[]", "1", '"x"'])("does not take %s for a filter", (text) => {
    expect(draftProblems(editText(toDraft({}), text), place)).toEqual([
      "The JSON is not valid yet. Line 1, column 1: A filter is an object, in braces { }",
    ]);
  });

  it.each([
    ["", undefined],
    [" \n", undefined],
    ["null", undefined],
    ["{}", {}],
  ])("reads %j as %j", (text, wire) => {
    expect(draftWire(editText(toDraft(REFERENCE), text))).toEqual(wire);
  });

  it("shows a condition as a row while it is being written", () => {
    const text = (test: unknown) => JSON.stringify({ chat_properties: { rating: { score: test } } });
    const rows = (test: unknown) => editText(toDraft(undefined), text(test)).rows;
    expect(rows({ values: [] })).toMatchObject([{ test: "one_of", values: [] }]);
    expect(rows({ exclude_values: [1, "a"] })).toMatchObject([{ test: "none_of", values: [1, "a"] }]);
    expect(rows({ values: [null] })).toEqual([]);
    expect(editText(toDraft(undefined), '{"chat_member_ids":{"agents":[]}}').rows).toEqual([
      { kind: "agents", agents: [] },
    ]);
  });

  it("leaves alone what came that way", () => {
    const wire = { chat_properties: { rating: { score: { values: [] }, comment: { values: ["x"] } } } };
    const draft = editText(toDraft(wire), JSON.stringify({ ...wire, chat_member_ids: { agents: ["a"] } }));
    expect(draft.rows.map(rowKey)).toHaveLength(2);
    expect(otherParts(draft.other)).toEqual([
      { path: ["chat_properties", "rating", "score"], value: { values: [] } },
    ]);
  });

  it("keeps the order of rows, and the type chosen for one", () => {
    const own = newPropertyRow({ location: "thread", namespace: "a", name: "b" });
    const draft = setType(
      addRows(toDraft(undefined), [own, { kind: "agents", agents: ["x"] }]),
      rowKey(own),
      "int",
    );
    const edited = editText(
      draft,
      JSON.stringify({
        ...REFERENCE,
        thread_properties: { a: { b: { values: [] } } },
      }),
    );
    expect(edited.rows[0]).toMatchObject({ location: "thread", type: "int" });
    expect(edited.rows[1]).toMatchObject({ kind: "agents" });
    expect(edited.rows).toHaveLength(4);
  });

  it("is one step of undo", () => {
    const type = (text: string) =>
      ({ type: "edit", edit: (it: typeof start.draft) => editText(it, text) }) as const;
    const start = startState({ value: REFERENCE });
    const typed = ["{", "{}", '{"author_type":"customer"}'].map(type).reduce(builderReducer, start);
    expect(draftWire(typed.draft)).toEqual({ author_type: "customer" });
    expect(draftWire(builderReducer(typed, { type: "undo" }).draft)).toEqual(REFERENCE);
  });
});

describe("what the builder does not know", () => {
  const wire = {
    author_type: "customer",
    chat_properties: { a: { b: { like: 1 }, c: { exists: true } }, d: 1 },
    thread_properties: {},
    chat_member_ids: { agents: ["x"], agents_any: ["y"] },
  };

  it("is listed in parts that can be removed one by one", () => {
    expect(otherParts(toDraft(wire).other).map(({ path }) => path.join("."))).toEqual([
      "author_type",
      "chat_properties.a.b",
      "chat_properties.d",
      "thread_properties",
      "chat_member_ids.agents",
      "chat_member_ids.agents_any",
    ]);
  });

  it("takes only the part that is removed, and makes a row of what can be one then", () => {
    const draft = removeOther(toDraft(wire), ["chat_member_ids", "agents_any"]);
    expect(draft.rows.at(-1)).toEqual({ kind: "agents", agents: ["x"] });
    const left = [["author_type"], ["chat_properties", "a", "b"], ["thread_properties"]].reduce(
      removeOther,
      draft,
    );
    expect(draftWire(left)).toEqual({
      chat_properties: { a: { c: { exists: true } }, d: 1 },
      chat_member_ids: { agents: ["x"] },
    });
  });
});

describe("what the form says", () => {
  const wire = { author_type: "customer" };

  it("is no news when it repeats the builder, and a fresh start otherwise", () => {
    const start = startState({ value: REFERENCE });
    const edited = builderReducer(start, { type: "edit", edit: (it) => ({ ...it, rows: [] }) });
    const told = { value: undefined };
    const telling = builderReducer(edited, { type: "tell", told });
    const echoed = builderReducer(telling, { type: "receive", given: told });
    expect(echoed).toEqual({ ...telling, given: told });
    const reset = builderReducer(echoed, { type: "receive", given: { value: wire } });
    expect(reset).toEqual(startState({ value: wire }));
  });

  it("may come late, when the next condition is unfinished already", () => {
    const told = { value: wire, draft: "unfinished" };
    const telling = builderReducer(startState({ value: REFERENCE }), { type: "tell", told });
    const late = builderReducer(telling, { type: "receive", given: { value: wire } });
    expect(late).toEqual({ ...telling, given: { value: wire } });
  });

  it("may be a draft that is not a filter yet", () => {
    const draft = addRows(toDraft(wire), [
      newPropertyRow({ location: "chat", namespace: "rating", name: "score" }),
    ]);
    expect(startState({ value: wire, draft: JSON.stringify(draft) }).draft).toEqual(
      JSON.parse(JSON.stringify(draft)),
    );
  });
});

describe("issues of the API", () => {
  const rows = toDraft({
    chat_properties: { a: { "b.c": { values: ["x"] }, b: { values: ["y"] } } },
    chat_member_ids: { agents: ["z"] },
  }).rows;
  const [dotted, plain, agents] = rows.map(rowKey);

  it.each([
    ["chat_properties.a.b.c.values[0]", [{ row: dotted, index: 0 }]],
    ["chat_properties.a.b.values", [{ row: plain, index: undefined }]],
    ["chat_member_ids.agents[0]", [{ row: agents, index: 0 }]],
    ["chat_properties", [{ row: dotted }, { row: plain }]],
    ["chat_properties.a.bc", [{ path: "chat_properties.a.bc" }]],
    ["", [{ path: "" }]],
  ])("brings %j to its row", (path, placed) => {
    expect(placeIssues([{ path, message: "is wrong" }], rows)).toMatchObject(placed);
  });
});

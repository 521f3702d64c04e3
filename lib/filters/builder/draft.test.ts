import { describe, expect, it } from "vitest";
import { readDraft } from "./draft";

describe("a draft of the filter builder", () => {
  const row = {
    kind: "property",
    location: "chat",
    namespace: "a",
    name: "b",
    test: "one_of",
    values: [],
  };
  it("is read", () => {
    const draft = { rows: [row, { kind: "agents", agents: ["x"] }], other: { more: 1 }, json: "{" };
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
  });

  it.each(["{", "[]", '{"rows":[],"other":[]}', '{"rows":[5],"other":{}}'])("is not used as %s", (text) => {
    expect(readDraft(text)).toBeUndefined();
  });

  it("is not used with a row of wrong types", () => {
    for (const wrong of [{ test: "x" }, { location: "y" }, { values: "z" }, { values: [{}] }, { name: 1 }]) {
      expect(readDraft(JSON.stringify({ rows: [{ ...row, ...wrong }], other: {} }))).toBeUndefined();
    }
  });
});

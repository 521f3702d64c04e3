import { describe, expect, it } from "vitest";
import {
  changedQuery,
  choiceField,
  countField,
  optionalField,
  readAddress,
  textField,
} from "./address-fields";

const fields = {
  q: textField({ history: "replace" }),
  id: optionalField({ history: "replace" }),
  sort: choiceField(["name", "status"]),
  group: countField(),
};
const read = (query: string) => readAddress(fields, new URLSearchParams(query));
const change = (query: string, by: Partial<ReturnType<typeof read>>) => {
  const next = changedQuery(fields, new URLSearchParams(query), by);
  return [next.query.toString(), next.history];
};

describe("state in the address", () => {
  it("has a value for everything that is not there or makes no sense", () => {
    expect(read("")).toEqual({ q: "", id: null, sort: "name", group: 0 });
    expect(read("sort=colour&group=-4&id=")).toEqual({ q: "", id: "", sort: "name", group: 0 });
    expect(read("q=a+b%26c&sort=status&group=12")).toEqual({
      q: "a b&c",
      id: null,
      sort: "status",
      group: 12,
    });
  });

  it("writes what differs from absent, and leaves the rest of the address alone", () => {
    expect(change("x=1&q=old", { q: "a b&c", group: 3 })).toEqual(["x=1&q=a+b%26c&group=3", "push"]);
    expect(change("x=1&q=old&sort=status", { q: "", sort: "name" })).toEqual(["x=1", "push"]);
    expect(change("id=7", { id: null })).toEqual(["", "replace"]);
  });

  it("is a place to go back to if any of the changed parts is", () => {
    expect(change("", { q: "a" })[1]).toBe("replace");
    expect(change("", { q: "a", sort: "status" })[1]).toBe("push");
  });

  it("reads back what it wrote", () => {
    const values = { q: "ä #?=&", id: "", sort: "status", group: 4 } as const;
    const { query } = changedQuery(fields, new URLSearchParams(), values);
    expect(readAddress(fields, query)).toEqual(values);
  });
});

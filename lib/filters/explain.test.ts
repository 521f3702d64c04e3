import { describe, expect, it } from "vitest";
import { parseFilter } from "./codec/codec";
import type { FilterContext } from "./context";
import { explainFilter } from "./explain";

function messages(wire: Record<string, unknown>, context: FilterContext) {
  const explained = explainFilter(parseFilter(wire), context);
  return explained.conditions.map(({ outcome, message }) => [outcome, message]);
}

describe("explaining", () => {
  const chat = { rating: { score: { value: "1" } }, source: { type: "email" } };

  it.each([
    [{ rating: { score: { values: [1] } } }, "fails", 'is "1" (text), must be 1 (number)'],
    [
      { source: { type: { values: ["facebook", "twitter"] } } },
      "fails",
      "is email, must be facebook or twitter",
    ],
    [{ source: { type: { exists: true } } }, "holds", "is email"],
    [{ source: { type: { exists: false } } }, "fails", "is email, must be absent"],
    [{ rating: { comment: { exists: true } } }, "fails", "is absent, must be present"],
    [{ source: { type: { exclude_values: ["email"] } } }, "fails", "is email, must not be email"],
    [{ routing: { pinned: { exclude_values: [true] } } }, "holds", "is absent"],
  ])("%j", (chat_properties, outcome, message) => {
    expect(messages({ chat_properties }, { chat })).toEqual([[outcome, message]]);
  });

  it("says what the context does not tell", () => {
    const wire = { chat_properties: { rating: { score: { values: [1] } } } };
    expect(messages(wire, {})).toEqual([
      ["unknown", "we don't know the chat's properties, so we can't check rating score (must be 1)"],
    ]);
    expect(messages(wire, { chat: {}, partial: ["chat"] })).toEqual([
      ["unknown", "we don't know all the chat's properties, so we can't check rating score (must be 1)"],
    ]);
  });

  it("names the agents that are missing", () => {
    const wire = { chat_member_ids: { agents: ["a@b.c", "x", "y"] } };
    expect(messages(wire, { agents: ["x"] })).toEqual([["fails", "agents a@b.c and y are not in the chat"]]);
    expect(messages(wire, { agents: ["x", "y", "a@b.c"] })).toEqual([
      ["holds", "agents a@b.c, x and y are in the chat"],
    ]);
    expect(messages(wire, {})).toEqual([
      ["unknown", "we don't know whether agents a@b.c, x and y are in the chat"],
    ]);
  });

  it("names the condition that decides, and what it does not understand", () => {
    const wire = {
      author_type: "customer",
      thread_properties: { a: { b: { exists: true } } },
      chat_properties: { source: { type: { values: ["facebook"] } } },
    };
    expect(explainFilter(parseFilter(wire), { chat })).toMatchObject({
      verdict: "would_not_send",
      deciding: 1,
      other: {
        outcome: "unknown",
        message: 'Switchboard does not know what {"author_type":"customer"} means',
      },
    });
    expect(explainFilter(parseFilter({ author_type: "customer" }), { chat })).toMatchObject({
      verdict: "cannot_tell",
      conditions: [],
    });
  });
});

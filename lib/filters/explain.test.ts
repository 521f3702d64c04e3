import { describe, expect, it } from "vitest";
import { parseFilter } from "./codec";
import type { FilterContext } from "./context";
import { explainFilter } from "./explain";

function messages(wire: Record<string, unknown>, context: FilterContext) {
  const explained = explainFilter(parseFilter(wire), context);
  return explained.conditions.map(({ outcome, message }) => [outcome, message]);
}

describe("explaining", () => {
  const chat = { rating: { score: { value: "1" } }, source: { type: "email" } };

  it.each([
    [{ rating: { score: { values: [1] } } }, "fails", 'found "1" (text), wanted 1 (number)'],
    [
      { source: { type: { values: ["facebook", "twitter"] } } },
      "fails",
      "found email (text), wanted facebook or twitter (text)",
    ],
    [{ source: { type: { exists: true } } }, "holds", "found email (text), wanted any value"],
    [{ source: { type: { exists: false } } }, "fails", "found email (text), wanted nothing"],
    [{ rating: { comment: { exists: true } } }, "fails", "found nothing, wanted any value"],
    [
      { source: { type: { exclude_values: ["email"] } } },
      "fails",
      "found email (text), wanted anything but email (text)",
    ],
    [
      { routing: { pinned: { exclude_values: [true] } } },
      "holds",
      "found nothing, wanted anything but yes (yes/no)",
    ],
  ])("%j", (chat_properties, outcome, message) => {
    expect(messages({ chat_properties }, { chat })).toEqual([[outcome, message]]);
  });

  it("says what the context does not tell", () => {
    const wire = { chat_properties: { rating: { score: { values: [1] } } } };
    expect(messages(wire, {})).toEqual([
      [
        "unknown",
        "the chat's properties are not known, nothing says whether there is chat rating · score, wanted 1 (number)",
      ],
    ]);
    expect(messages(wire, { chat: {}, partial: ["chat"] })).toEqual([
      [
        "unknown",
        "not all chat properties are known, nothing says whether there is chat rating · score, wanted 1 (number)",
      ],
    ]);
  });

  it("names the agents that are missing", () => {
    const wire = { chat_member_ids: { agents: ["a@b.c", "x", "y"] } };
    const wanted = "wanted a@b.c, x and y in the chat";
    expect(messages(wire, { agents: ["x"] })).toEqual([["fails", `a@b.c and y not in the chat, ${wanted}`]]);
    expect(messages(wire, { agents: ["x", "y", "a@b.c"] })).toEqual([
      ["holds", `found all in the chat, ${wanted}`],
    ]);
    expect(messages(wire, {})).toEqual([
      ["unknown", `nothing says whether a@b.c, x and y are in the chat, ${wanted}`],
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
        message: 'Switchboard does not know what {"author_type":"customer"} asks for',
      },
    });
    expect(explainFilter(parseFilter({ author_type: "customer" }), { chat })).toMatchObject({
      verdict: "cannot_tell",
      conditions: [],
    });
  });
});

import { describe, expect, it } from "vitest";
import { type FilterDraft, rowKey, toDraft } from "./builder";
import { addRows, addValues, newPropertyRow, removeRows } from "./edit";
import { type BuilderAction, builderReducer, startState, stepBefore } from "./state";
import { dropText, editText } from "./text";
import { stepWords } from "./undo";

const edit = (change: (draft: FilterDraft) => FilterDraft): BuilderAction => ({ type: "edit", edit: change });
const undo: BuilderAction = { type: "undo" };
const row = newPropertyRow({ location: "chat", namespace: "source", name: "type" });

describe("undo", () => {
  const begun = startState({ value: undefined, action: "chat_started" });

  it("takes the action and the steps of the filter back in the order they were made", () => {
    const steps = [
      edit((it) => addRows(it, [row])),
      edit((it) => editText(it, "{")),
      edit(dropText),
      { type: "action", action: "thread_closed" } as const,
    ];
    const done = steps.reduce(builderReducer, begun);
    expect(stepBefore(done)?.action).toBe("chat_started");
    const once = builderReducer(done, undo);
    expect([once.action, once.draft]).toEqual(["chat_started", done.draft]);
    const twice = builderReducer(once, undo);
    expect([twice.action, twice.draft.json]).toEqual(["chat_started", "{"]);
    expect(builderReducer(twice, undo).draft.rows).toEqual([row]);
  });

  it("says nothing is left once all was taken back", () => {
    const done = builderReducer(begun, { type: "action", action: "thread_closed" });
    const back = builderReducer(done, undo);
    expect([back.action, stepBefore(back)]).toEqual(["chat_started", undefined]);
    expect(builderReducer(back, undo)).toBe(back);
  });

  it("names what each step did", () => {
    const empty = toDraft(undefined);
    const one = addRows(empty, [row]);
    const changed = addValues(one, rowKey(row), ["facebook"], "string");
    expect(stepWords(empty, one)).toBe("condition on the chat's source type added");
    expect(stepWords(one, changed)).toBe("condition on the chat's source type changed");
    expect(stepWords(one, empty)).toBe("condition on the chat's source type removed");
    expect(stepWords(one, removeRows(one, []))).toBe("the part under Other");
    expect(stepWords(editText(one, "{"), one)).toBe("the JSON");
  });
});

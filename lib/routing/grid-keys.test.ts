import { describe, expect, it } from "vitest";
import { actionOfKey, boundsOf, type GridKey, type Selection, selectionIn } from "./grid-keys";

const SIZE = { rows: 10, columns: 4 };
const at = (row: number, column: number) => ({ row, column });
const one = (row: number, column: number): Selection => ({ anchor: at(row, column), focus: at(row, column) });
const press = (key: string, selection = one(5, 2), more: Partial<GridKey> = {}) =>
  actionOfKey({ key, shift: false, mod: false, page: 3, ...more }, selection, SIZE);

describe("keys of the grid", () => {
  it.each([
    ["ArrowUp", at(4, 2)],
    ["ArrowDown", at(6, 2)],
    ["ArrowLeft", at(5, 1)],
    ["ArrowRight", at(5, 3)],
    ["PageUp", at(2, 2)],
    ["PageDown", at(8, 2)],
    ["Home", at(5, 0)],
    ["End", at(5, 3)],
  ])("%s moves and selects one cell", (key, to) => {
    expect(press(key)).toEqual({ kind: "select", selection: { anchor: to, focus: to } });
  });

  it("stays within the grid, and goes to its ends with Control", () => {
    expect(press("ArrowUp", one(0, 0))).toEqual({ kind: "select", selection: one(0, 0) });
    expect(press("PageDown", one(9, 3))).toEqual({ kind: "select", selection: one(9, 3) });
    expect(press("End", one(5, 2), { mod: true })).toEqual({ kind: "select", selection: one(9, 3) });
    expect(press("ArrowDown", one(5, 2), { mod: true })).toEqual({ kind: "select", selection: one(9, 2) });
  });

  it("extends with Shift, and Escape leaves the cell with the focus", () => {
    const extended: Selection = { anchor: at(5, 2), focus: at(6, 2) };
    expect(press("ArrowDown", one(5, 2), { shift: true })).toEqual({ kind: "select", selection: extended });
    expect(boundsOf({ anchor: at(6, 3), focus: at(2, 1) })).toEqual({ top: 2, bottom: 6, left: 1, right: 3 });
    expect(press("Escape", extended)).toEqual({ kind: "select", selection: one(6, 2) });
    expect(press("a", one(5, 2), { mod: true })).toMatchObject({
      selection: { anchor: at(0, 0), focus: at(9, 3) },
    });
  });

  it("sets priorities, opens the choice, undoes", () => {
    expect(press("f")).toEqual({ kind: "set", priority: "first" });
    expect(press("N")).toEqual({ kind: "set", priority: "normal" });
    expect(press("l")).toEqual({ kind: "set", priority: "last" });
    expect(press("Delete")).toEqual({ kind: "set", priority: null });
    expect(press("Enter")).toEqual({ kind: "choose" });
    expect(press("z", one(0, 0), { mod: true })).toEqual({ kind: "undo" });
    expect(press("f", one(0, 0), { mod: true })).toBeUndefined();
    expect(press("x")).toBeUndefined();
    expect(press("Tab")).toBeUndefined();
  });
});

describe("a selection while the grid changes", () => {
  const before = { rows: ["b", "d", "f"], columns: [1, 3] };
  const selection: Selection = { anchor: at(0, 1), focus: at(2, 0) };

  it("stays with its bots and groups when others come before them", () => {
    const after = { rows: ["a", "b", "c", "d", "e", "f"], columns: [0, 1, 2, 3] };
    expect(selectionIn(selection, before, after)).toEqual({ anchor: at(1, 3), focus: at(5, 1) });
  });

  it("follows a new order", () => {
    const after = { rows: ["f", "d", "b"], columns: [3, 1] };
    expect(selectionIn(selection, before, after)).toEqual({ anchor: at(2, 0), focus: at(0, 1) });
  });

  it("leaves an end where it was when its bot or group is gone", () => {
    expect(selectionIn(selection, before, { rows: ["b", "d"], columns: [3] })).toEqual({
      anchor: at(0, 0),
      focus: at(2, 0),
    });
  });
});

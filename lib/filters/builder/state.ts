import { type FilterDraft, toDraft } from "./builder";
import { readDraft } from "./draft";
import { jsonProblem } from "./problems";
import { withoutSecretMembers } from "@/lib/text/secret-members";
import { sameJson } from "@/lib/text/stable-json";
import type { WireFilter } from "../model";

const MAX_STEPS = 50;

/** The form's value: the filter, and the builder's draft while that is no filter yet. */
export type Given = { value: WireFilter; draft?: string };

export type BuilderState = {
  draft: FilterDraft;
  /**
   * Earlier drafts, the latest last. `removed` names the row that the step removed, for the offer to restore
   * it. A step with `action` changed the form's action, and holds the earlier one.
   */
  past: readonly Step[];
  /** The action chosen in the form. */
  action: string;
  /** The form's last value, and the last value reported to the form, which may return either. */
  given: Given;
  told: Given;
};

export type Step = { draft: FilterDraft; removed?: string; action?: string };

export type BuilderAction =
  | { type: "edit"; edit: (draft: FilterDraft) => FilterDraft; removed?: string }
  | { type: "undo" }
  | { type: "action"; action: string }
  | { type: "tell"; told: Given }
  | { type: "receive"; given: Given };

/** The builder's first state for a form's value. */
export function startState({ action = "", ...given }: Given & { action?: string }): BuilderState {
  return { draft: readDraft(given.draft) ?? toDraft(given.value), past: [], action, given, told: given };
}

/** A draft as text for the browser's storage: without pasted secrets. */
export function draftToKeep(draft: FilterDraft): string {
  return JSON.stringify(
    draft.json === undefined ? draft : { ...draft, json: withoutSecretMembers(draft.json) },
  );
}

/** Whether two filters are equal; `null` counts as absent. */
export function sameFilter(one: WireFilter, two: WireFilter): boolean {
  return sameJson(one ?? undefined, two ?? undefined);
}

export function sameGiven(one: Given, two: Given): boolean {
  return one.draft === two.draft && sameFilter(one.value, two.value);
}

function sameContent(one: FilterDraft, two: FilterDraft): boolean {
  const content = ({ rows, other, emptyObject, json }: FilterDraft) =>
    JSON.stringify([rows, other, emptyObject, jsonProblem(json) && json]);
  return content(one) === content(two);
}

function edit(state: BuilderState, next: FilterDraft, removed?: string): BuilderState {
  const { draft, past } = state;
  // Typing in the JSON tab is one step; the editor has its own undo for the keys.
  const isStep = next.json === undefined ? !sameContent(draft, next) : draft.json === undefined;
  if (!isStep) return { ...state, draft: next };
  return { ...state, draft: next, past: [...past, { draft, removed }].slice(-MAX_STEPS) };
}

function lastStep({ draft, past, action }: BuilderState): number {
  return past.findLastIndex((step) =>
    step.action === undefined ? !sameContent(step.draft, draft) : step.action !== action,
  );
}

/** The step that undo reverses next; undefined when there is none. */
export function stepBefore(state: BuilderState): Step | undefined {
  return state.past[lastStep(state)];
}

function undo(state: BuilderState): BuilderState {
  const step = stepBefore(state);
  if (!step) return state;
  const past = state.past.slice(0, lastStep(state));
  return step.action === undefined
    ? { ...state, draft: step.draft, past }
    : { ...state, action: step.action, past };
}

function chooseAction(state: BuilderState, action: string): BuilderState {
  const step = { draft: state.draft, action: state.action };
  return { ...state, action, past: [...state.past, step].slice(-MAX_STEPS) };
}

// A value that the builder reported itself is an echo; any other value was set from outside and starts the
// builder again.
function receive(state: BuilderState, given: Given): BuilderState {
  const sides = [state.given, state.told];
  const isEcho =
    sides.some(({ value }) => sameFilter(value, given.value)) &&
    sides.some(({ draft }) => draft === given.draft);
  return isEcho ? { ...state, given } : startState({ ...given, action: state.action });
}

/** Applies one action to the builder's state. */
export function builderReducer(state: BuilderState, action: BuilderAction): BuilderState {
  switch (action.type) {
    case "edit":
      return edit(state, action.edit(state.draft), action.removed);
    case "undo":
      return undo(state);
    case "action":
      return chooseAction(state, action.action);
    case "tell":
      return { ...state, told: action.told };
    case "receive":
      return receive(state, action.given);
  }
}

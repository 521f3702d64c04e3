"use client";

import { useEffect, useEffectEvent, useReducer } from "react";
import { draftWire, type FilterDraft } from "@/lib/filters/builder/builder";
import { draftProblems, type FilterPlace } from "@/lib/filters/builder/problems";
import {
  builderReducer,
  draftToKeep,
  sameFilter,
  sameGiven,
  startState,
  type Step,
  stepBefore,
} from "@/lib/filters/builder/state";
import type { WireFilter } from "@/lib/filters/model";

export type FilterValueProps = {
  /** Filter in wire form. Returned unchanged, `undefined` and `{}` included, until a person edits it. */
  value: WireFilter;
  /** Called with each filter that can be saved; not while a condition is unfinished. */
  onChange: (value: WireFilter) => void;
  /**
   * Unfinished filter as JSON text, for a form that keeps drafts; `undefined` when the filter is finished.
   */
  draft?: string;
  onDraftChange?: (draft: string | undefined) => void;
  /**
   * Called on the first render and whenever the problems change, with a sentence for each problem that
   * blocks saving.
   */
  onValidityChange?: (valid: boolean, problems: string[]) => void;
  /** Restores the previous action: a choice of action is one of the steps that Undo goes through. */
  onActionBack?: (action: string) => void;
};

/** State of the filter builder. It also holds unfinished filters; the form receives every finished one. */
export function useFilterDraft(props: FilterValueProps, place: FilterPlace) {
  const given = { value: props.value, draft: props.draft };
  const [state, dispatch] = useReducer(builderReducer, { ...given, action: place.action }, startState);
  const { draft, past } = state;
  const wire = draftWire(draft);
  const problems = draftProblems(draft, place);
  const valid = problems.length === 0;
  const unfinished = valid ? undefined : draftToKeep(draft);

  if (!sameGiven(state.given, given)) dispatch({ type: "receive", given });
  if (props.onActionBack && state.action !== place.action) dispatch({ type: "action", action: place.action });

  const tell = useEffectEvent(() => {
    const told = { value: valid ? wire : state.told.value, draft: unfinished };
    // React repeats pending edits with each render while the page is being left: an unconditional dispatch
    // would loop.
    if (!sameGiven(state.told, told)) dispatch({ type: "tell", told });
    if (valid && !sameFilter(wire, props.value)) props.onChange(wire);
    if (unfinished !== props.draft) props.onDraftChange?.(unfinished);
  });
  useEffect(() => tell(), [draft, valid]);

  // Braces: a form library's handler returns a promise, which an effect must not.
  const tellProblems = useEffectEvent(() => {
    props.onValidityChange?.(valid, problems);
  });
  const words = problems.join("\n");
  useEffect(() => tellProblems(), [words]);

  return {
    draft,
    problems,
    /** Name of the content that the latest step removed; undefined if that step removed nothing. */
    removed: past.at(-1)?.removed,
    /** The step that Undo reverses next. */
    before: stepBefore(state),
    /** Changes the draft. `removed` names the removed content in the offer to undo. */
    edit: (change: (draft: FilterDraft) => FilterDraft, removed?: string) =>
      dispatch({ type: "edit", edit: change, removed }),
    undo: (step: Step) => {
      if (step.action !== undefined) props.onActionBack?.(step.action);
      dispatch({ type: "undo" });
    },
  };
}

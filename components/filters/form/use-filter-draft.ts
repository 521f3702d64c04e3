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
  /** The filter as the wire has it. Comes back unchanged, `undefined` and `{}` included, until something is edited. */
  value: WireFilter;
  /** Called with each filter that can be saved; not while a condition is unfinished. */
  onChange: (value: WireFilter) => void;
  /** What is typed while it is no filter yet, for a form that keeps drafts: JSON text, `undefined` when there is nothing. */
  draft?: string;
  onDraftChange?: (draft: string | undefined) => void;
  /** Called at first and on each change, with a sentence for everything that stands against saving. */
  onValidityChange?: (valid: boolean, problems: string[]) => void;
  /** Puts the action back that was chosen before: choosing one is undone in turn with the steps of the filter. */
  onActionBack?: (action: string) => void;
};

/** The builder's own state beside the form's: richer than a filter, told to the form whenever it is one. */
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
    // React repeats pending edits with each render while the page is being left: an unconditional dispatch would loop.
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
    /** What the last step took away, as long as it is the last. */
    removed: past.at(-1)?.removed,
    /** The step that is undone next. */
    before: stepBefore(state),
    /** Changes the draft. `removed` names what is taken away, to offer it back. */
    edit: (change: (draft: FilterDraft) => FilterDraft, removed?: string) =>
      dispatch({ type: "edit", edit: change, removed }),
    undo: (step: Step) => {
      if (step.action !== undefined) props.onActionBack?.(step.action);
      dispatch({ type: "undo" });
    },
  };
}

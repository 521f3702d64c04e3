"use client";

import { createContext, useContext } from "react";
import type { FilterDraft } from "@/lib/filters/builder/builder";
import type { PlacedIssue } from "@/lib/filters/builder/errors";
import type { FilterPlace } from "@/lib/filters/builder/problems";

/** Parts of the builder that can take the focus. */
export type Part = "add" | "other" | "json" | "picker" | `row-${number}-${"main" | "type" | "values"}`;

/** A doubt about the condition at an index of the filter. It never blocks a save. */
export type Finding = { index: number; message: string };

/** Shared state and actions of one filter builder. */
export type Builder = {
  draft: FilterDraft;
  place: FilterPlace;
  issues: readonly PlacedIssue[];
  findings: readonly Finding[];
  /**
   * True once a save was attempted: unfinished rows then show their errors, also rows that were not
   * visited.
   */
  attempted: boolean;
  edit: (change: (draft: FilterDraft) => FilterDraft, removed?: string) => void;
  /** Id of a part in the document. */
  id: (part: Part) => string;
  focus: (part: Part) => void;
  announce: (message: string) => void;
};

const BuilderContext = createContext<Builder | null>(null);

export const BuilderProvider = BuilderContext.Provider;

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error("useBuilder is for parts of a FilterBuilder");
  return builder;
}

"use client";

import { createContext, useContext } from "react";
import type { FilterDraft } from "@/lib/filters/builder/builder";
import type { PlacedIssue } from "@/lib/filters/builder/errors";
import type { FilterPlace } from "@/lib/filters/builder/problems";

/** Parts of the builder that the focus is moved to. */
export type Part = "add" | "other" | "json" | "picker" | `row-${number}-${"main" | "type" | "values"}`;

/** A doubt about the condition at a place of the filter; it never keeps anyone from saving. */
export type Finding = { index: number; message: string };

/** What every part of one filter builder works with. */
export type Builder = {
  draft: FilterDraft;
  place: FilterPlace;
  issues: readonly PlacedIssue[];
  findings: readonly Finding[];
  /** Whether a save was tried: unfinished rows say so even if nobody has been in them. */
  attempted: boolean;
  edit: (change: (draft: FilterDraft) => FilterDraft, removed?: string) => void;
  /** The id of a part in the document. */
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

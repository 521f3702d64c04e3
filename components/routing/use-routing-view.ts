"use client";

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

const parsers = {
  group: parseAsInteger.withDefault(0),
  view: parseAsStringLiteral(["lanes", "grid"]).withDefault("lanes"),
  // Typing is not a place to go back to.
  q: parseAsString.withDefault("").withOptions({ history: "replace" }),
  groups: parseAsString.withDefault("").withOptions({ history: "replace" }),
};

/** What the page shows, kept in its address. */
export function useRoutingView() {
  const [view, set] = useQueryStates(parsers, { history: "push" });
  return { ...view, group: Math.max(0, view.group), set };
}

export type RoutingView = ReturnType<typeof useRoutingView>;

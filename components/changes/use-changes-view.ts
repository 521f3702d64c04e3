"use client";

import { type inferParserType, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { CHANGE_KINDS, OBJECT_KINDS, RESULTS } from "@/lib/changes/entry";
import type { ChangesFilter } from "@/lib/changes/filter";

const parsers = {
  q: parseAsString.withDefault("").withOptions({ history: "replace" }),
  object: parseAsStringLiteral(OBJECT_KINDS),
  id: parseAsString,
  kind: parseAsStringLiteral([...CHANGE_KINDS, "reveal"] as const),
  result: parseAsStringLiteral(RESULTS),
  email: parseAsString,
  operation: parseAsString,
  entry: parseAsString,
  /** Days of the reader, as 2026-01-31. */
  from: parseAsString,
  to: parseAsString,
};

type Params = inferParserType<typeof parsers>;

/** What the timeline shows, kept in the address: it can be shared, and back goes back. */
export function useChangesView() {
  const [params, set] = useQueryStates(parsers, { history: "push", clearOnDefault: true });
  return {
    params,
    filter: filterOf(params),
    narrowed: Object.values(params).some((value) => value !== null && value !== ""),
    set: (change: Partial<Params>) => void set(change),
    clear: () => void set(null),
  };
}

export type ChangesViewState = ReturnType<typeof useChangesView>;

function filterOf({ from, to, ...params }: Params): ChangesFilter {
  const said = Object.entries(params).filter(([, value]) => value !== null && value !== "");
  const [after, before] = [startOf(from, 0), startOf(to, 1)];
  return {
    ...Object.fromEntries(said),
    ...(after === undefined ? {} : { from: after }),
    ...(before === undefined ? {} : { to: before }),
  };
}

/** The first moment of a day, or of one some days later, where the reader is. */
function startOf(day: string | null, later: number): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? "") ?? [];
  if (year === undefined) return undefined;
  const at = new Date(Number(year), Number(month) - 1, Number(date) + later).getTime();
  return Number.isNaN(at) ? undefined : Math.max(0, at);
}

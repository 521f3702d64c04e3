import type { ChangeKind, ChangeResult, ObjectKind } from "./entry";

/** Kinds of item in the timeline: a change, or a view of a secret. */
export type ItemKind = ChangeKind | "reveal";

/** The filter of the timeline; an absent field restricts nothing. Moments are milliseconds since 1970. */
export type ChangesFilter = {
  q?: string;
  object?: ObjectKind;
  id?: string;
  kind?: ItemKind;
  result?: ChangeResult;
  email?: string;
  /** Id of an operation. */
  operation?: string;
  /** Id of one entry. */
  entry?: string;
  from?: number;
  /** Exclusive. */
  to?: number;
};

/** Filter and page as a URL query; empty when neither restricts anything. */
export function queryOf(
  filter: ChangesFilter & { cursor?: string; limit?: number; format?: string },
): string {
  const said = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)] as [string, string]],
  );
  return said.length === 0 ? "" : `?${new URLSearchParams(said)}`;
}

import type { ChangeKind, ChangeResult, ObjectKind } from "./entry";

/** What can stand in the timeline: a change, or a look at a secret. */
export type ItemKind = ChangeKind | "reveal";

/** What the timeline is narrowed down to; what is absent narrows nothing. Moments are milliseconds since 1970. */
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

/** Filter and page as the query of an address; empty when there is nothing to say. */
export function queryOf(
  filter: ChangesFilter & { cursor?: string; limit?: number; format?: string },
): string {
  const said = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)] as [string, string]],
  );
  return said.length === 0 ? "" : `?${new URLSearchParams(said)}`;
}

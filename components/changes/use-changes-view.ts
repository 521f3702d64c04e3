"use client";

import {
  type AddressValues,
  optionalChoiceField,
  optionalField,
  readAddress,
  textField,
} from "@/components/lists/address-fields";
import { useAddressState } from "@/components/lists/use-address-state";
import { CHANGE_KINDS, OBJECT_KINDS, RESULTS } from "@/lib/changes/entry";
import type { ChangesFilter } from "@/lib/changes/filter";

const fields = {
  q: textField({ history: "replace" }),
  object: optionalChoiceField(OBJECT_KINDS),
  id: optionalField(),
  kind: optionalChoiceField([...CHANGE_KINDS, "reveal"] as const),
  result: optionalChoiceField(RESULTS),
  email: optionalField(),
  operation: optionalField(),
  entry: optionalField(),
  /** Days of the reader, as 2026-01-31. */
  from: optionalField(),
  to: optionalField(),
};

type Params = AddressValues<typeof fields>;

const NOTHING = readAddress(fields, new URLSearchParams());

/** Search and filters of the timeline, kept in the address: they can be shared, and Back restores them. */
export function useChangesView() {
  const [params, set] = useAddressState(fields);
  return {
    params,
    filter: filterOf(params),
    narrowed: Object.values(params).some((value) => value !== null && value !== ""),
    set,
    clear: () => set(NOTHING),
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

/** First moment of a day in the reader's zone, or of a day some days `later`. */
function startOf(day: string | null, later: number): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? "") ?? [];
  if (year === undefined) return undefined;
  const at = new Date(Number(year), Number(month) - 1, Number(date) + later).getTime();
  return Number.isNaN(at) ? undefined : Math.max(0, at);
}

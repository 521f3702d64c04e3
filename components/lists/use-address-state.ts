"use client";

import { useSearchParams } from "next/navigation";
import { startTransition, useMemo, useOptimistic } from "react";
import { type AddressField, type AddressValues, changedQuery, readAddress } from "./address-fields";

/**
 * State of a page that lives in its address: it can be shared, and Back restores it. Returns the values and
 * a function that changes some of them without asking the server. Declare `fields` outside of the
 * component. The values are the same object until the address changes.
 */
export function useAddressState<F extends Record<string, AddressField<unknown>>>(
  fields: F,
): [AddressValues<F>, (change: Partial<AddressValues<F>>) => void] {
  // Next applies a new address in a transition; a search field must show typed text at once.
  const [query, showAlready] = useOptimistic(useSearchParams().toString());
  const set = (change: Partial<AddressValues<F>>) => {
    const now = new URLSearchParams(window.location.search);
    const next = changedQuery(fields, now, change);
    const search = next.query.toString();
    if (search === now.toString()) return;
    startTransition(() => {
      showAlready(search);
      const url = `${window.location.pathname}${search && `?${search}`}${window.location.hash}`;
      if (next.history === "push") window.history.pushState(null, "", url);
      else window.history.replaceState(null, "", url);
    });
  };
  const values = useMemo(() => readAddress(fields, new URLSearchParams(query)), [fields, query]);
  return [values, set];
}

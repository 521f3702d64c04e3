"use client";

import { choiceField, countField, textField } from "@/components/lists/address-fields";
import { useAddressState } from "@/components/lists/use-address-state";

const fields = {
  group: countField(),
  view: choiceField(["lanes", "grid"]),
  // Typing makes no history entries: Back leaves the page.
  q: textField({ history: "replace" }),
  groups: textField({ history: "replace" }),
};

/** View, searches and group of the routing page, kept in its address. */
export function useRoutingView() {
  const [view, set] = useAddressState(fields);
  return { ...view, set };
}

export type RoutingView = ReturnType<typeof useRoutingView>;

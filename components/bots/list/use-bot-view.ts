"use client";

import { useMemo } from "react";
import { type AddressValues, choiceField, textField } from "@/components/lists/address-fields";
import { useAddressState } from "@/components/lists/use-address-state";
import { type ListView, type Sort, SORTS } from "@/lib/bots/list";

const fields = {
  // Typing makes no history entries: Back leaves the list.
  q: textField({ history: "replace" }),
  scope: choiceField(["all", "mine"]),
  status: textField(),
  group: textField(),
  owner: textField(),
  sort: choiceField(SORTS),
  order: choiceField(["asc", "desc"]),
};

function viewOf({ q, order, ...params }: AddressValues<typeof fields>): ListView {
  return { ...params, search: q, descending: order === "desc" };
}

/**
 * Search, filters and order of the list of bots, kept in its address: they can be shared, and Back restores
 * them.
 */
export function useBotView() {
  const [params, set] = useAddressState(fields);
  const { q, scope, status, group, owner, sort, order } = params;
  const view = useMemo(() => viewOf(params), [params]);
  return {
    view,
    narrowed: q !== "" || scope !== "all" || status !== "" || group !== "" || owner !== "",
    set,
    /** Sorts by a column; a second press reverses the order. */
    sortBy: (by: Sort) => set({ sort: by, order: by === sort && order === "asc" ? "desc" : "asc" }),
    clear: () => set({ q: "", scope: "all", status: "", group: "", owner: "" }),
  };
}

export type BotViewState = ReturnType<typeof useBotView>;

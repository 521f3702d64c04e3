"use client";

import { useMemo } from "react";
import { type AddressValues, choiceField, textField } from "@/components/lists/address-fields";
import { useAddressState } from "@/components/lists/use-address-state";
import { type ListView, type Sort, SORTS } from "@/lib/bots/list";

const fields = {
  // Typing is not a place to go back to.
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

/** What the list of bots shows, kept in its address: it can be shared, and back goes back. */
export function useBotView() {
  const [params, set] = useAddressState(fields);
  const { q, scope, status, group, owner, sort, order } = params;
  const view = useMemo(() => viewOf(params), [params]);
  return {
    view,
    narrowed: q !== "" || scope !== "all" || status !== "" || group !== "" || owner !== "",
    set,
    /** Sorts by a column; by the same again the other way round. */
    sortBy: (by: Sort) => set({ sort: by, order: by === sort && order === "asc" ? "desc" : "asc" }),
    clear: () => set({ q: "", scope: "all", status: "", group: "", owner: "" }),
  };
}

export type BotViewState = ReturnType<typeof useBotView>;

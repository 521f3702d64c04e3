"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { type ListView, type Sort, SORTS } from "@/lib/bots/list";

const text = parseAsString.withDefault("");

const parsers = {
  // Typing is not a place to go back to.
  q: text.withOptions({ history: "replace" }),
  scope: parseAsStringLiteral(["all", "mine"]).withDefault("all"),
  status: text,
  group: text,
  owner: text,
  sort: parseAsStringLiteral(SORTS).withDefault("name"),
  order: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
};

/** What the list of bots shows, kept in its address: it can be shared, and back goes back. */
export function useBotView() {
  const [params, set] = useQueryStates(parsers, { history: "push" });
  const { q, scope, status, group, owner, sort, order } = params;
  const view: ListView = { search: q, scope, status, group, owner, sort, descending: order === "desc" };
  return {
    view,
    narrowed: q !== "" || scope !== "all" || status !== "" || group !== "" || owner !== "",
    set: (change: Partial<typeof params>) => void set(change),
    /** Sorts by a column; by the same again the other way round. */
    sortBy: (by: Sort) => void set({ sort: by, order: by === sort && order === "asc" ? "desc" : "asc" }),
    clear: () => void set({ q: null, scope: null, status: null, group: null, owner: null }),
  };
}

export type BotViewState = ReturnType<typeof useBotView>;

"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { WEBHOOK_GROUPS, WEBHOOK_SORTS, type WebhookSort } from "@/lib/webhooks/list";

const parsers = {
  q: parseAsString.withDefault("").withOptions({ history: "replace" }),
  action: parseAsString.withDefault(""),
  host: parseAsString.withDefault(""),
  group: parseAsStringLiteral(WEBHOOK_GROUPS).withDefault("none"),
  sort: parseAsStringLiteral(WEBHOOK_SORTS).withDefault("url"),
  order: parseAsStringLiteral(["asc", "desc"] as const).withDefault("asc"),
};

/** What the list shows, kept in the address: it can be shared, and back goes back. */
export function useWebhookView() {
  const [params, set] = useQueryStates(parsers, { history: "push", clearOnDefault: true });
  const { q, action, host, group, sort, order } = params;
  return {
    view: { search: q, action, host, sort, descending: order === "desc" },
    group,
    narrowed: q !== "" || action !== "" || host !== "",
    set: (change: Partial<typeof params>) => void set(change),
    sortBy: (by: WebhookSort) =>
      void set({ sort: by, order: by === sort && order === "asc" ? "desc" : "asc" }),
    clear: () => void set({ q: null, action: null, host: null }),
  };
}

export type WebhookViewState = ReturnType<typeof useWebhookView>;

"use client";

import { choiceField, textField } from "@/components/lists/address-fields";
import { useAddressState } from "@/components/lists/use-address-state";
import { WEBHOOK_GROUPS, WEBHOOK_SORTS, type WebhookSort } from "@/lib/webhooks/list";

const fields = {
  q: textField({ history: "replace" }),
  action: textField(),
  host: textField(),
  group: choiceField(WEBHOOK_GROUPS),
  sort: choiceField(WEBHOOK_SORTS),
  order: choiceField(["asc", "desc"]),
};

/**
 * Search, filters, order and grouping of the list, kept in the address: they can be shared, and Back
 * restores them.
 */
export function useWebhookView() {
  const [params, set] = useAddressState(fields);
  const { q, action, host, group, sort, order } = params;
  return {
    view: { search: q, action, host, sort, descending: order === "desc" },
    group,
    narrowed: q !== "" || action !== "" || host !== "",
    set,
    sortBy: (by: WebhookSort) => set({ sort: by, order: by === sort && order === "asc" ? "desc" : "asc" }),
    clear: () => set({ q: "", action: "", host: "" }),
  };
}

export type WebhookViewState = ReturnType<typeof useWebhookView>;

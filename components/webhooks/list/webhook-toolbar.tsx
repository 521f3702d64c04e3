"use client";

import type { RefObject } from "react";
import { ListSearch } from "@/components/lists/list-search";
import { Select } from "@/components/ui/inputs/select";
import {
  type Choice,
  choicesOf,
  WEBHOOK_SORTS,
  type WebhookGroup,
  type WebhookRow,
  type WebhookSort,
} from "@/lib/webhooks/list";
import type { WebhookViewState } from "./use-webhook-view";

type WebhookToolbarProps = {
  rows: WebhookRow[];
  state: WebhookViewState;
  search: RefObject<HTMLInputElement | null>;
};

const GROUPS: { value: WebhookGroup; label: string }[] = [
  { value: "none", label: "No groups" },
  { value: "host", label: "Grouped by host" },
  { value: "action", label: "Grouped by action" },
];

const SORT_WORDS: Record<WebhookSort, string> = { url: "URL", action: "action", description: "description" };
const SORTS = WEBHOOK_SORTS.map((sort) => ({ value: sort, label: `Sorted by ${SORT_WORDS[sort]}` }));

/** Search, filters and grouping of the list and, where the table has no column headers, its order. */
export function WebhookToolbar({ rows, state, search }: WebhookToolbarProps) {
  const { view, group, set } = state;
  return (
    <search className="grid w-full grid-cols-2 gap-2 sm:flex sm:w-auto sm:flex-wrap">
      <ListSearch
        ref={search}
        label="Search webhooks"
        value={view.search}
        onSearch={(q) => set({ q })}
        className="col-span-2"
      />
      <Select
        size="sm"
        aria-label="Action"
        className="min-w-0 max-w-full sm:max-w-60"
        value={view.action}
        onValueChange={(action) => set({ action })}
        options={withAll("All actions", choicesOf(rows, "action"), view.action)}
      />
      <Select
        size="sm"
        aria-label="Host"
        className="min-w-0 max-w-full sm:max-w-60"
        value={view.host}
        onValueChange={(host) => set({ host })}
        options={withAll("All hosts", choicesOf(rows, "host"), view.host)}
      />
      <Select
        size="sm"
        aria-label="Grouping"
        value={group}
        onValueChange={(value) => set({ group: value as WebhookGroup })}
        options={GROUPS}
      />
      <Select
        size="sm"
        aria-label="Order"
        className="sm:hidden"
        value={view.sort}
        onValueChange={(value) => set({ sort: value as WebhookSort, order: "asc" })}
        options={SORTS}
      />
    </search>
  );
}

/** Choices with their counts. A chosen value from the address stays visible even if no webhook has it. */
function withAll(all: string, choices: Choice[], chosen: string) {
  const gone = chosen !== "" && !choices.some(({ value }) => value === chosen);
  return [
    { value: "", label: all },
    ...choices.map(({ value, label, count }) => ({ value, label: `${label} (${count})` })),
    ...(gone ? [{ value: chosen, label: `${chosen} (0)` }] : []),
  ];
}

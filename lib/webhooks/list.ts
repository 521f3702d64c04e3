import { parseFilter } from "@/lib/filters/codec/codec";
import { describeFilter } from "@/lib/filters/describe";
import { wordFinder } from "@/lib/text/fold";
import { actionWords } from "./actions";
import type { ShownWebhook } from "./api";
import { maskedText } from "@/lib/contract/addresses/address-secrets";
import { destinationOf } from "./url";

/** A webhook as one line of the list, with all searched and sorted texts in words. */
export type WebhookRow = {
  id: string;
  host: string;
  path: string;
  encrypted: boolean;
  action: string;
  actionTitle: string;
  description: string;
  /** The filter as one sentence. */
  sentence: string;
};

export const WEBHOOK_SORTS = ["url", "action", "description"] as const;
export type WebhookSort = (typeof WEBHOOK_SORTS)[number];
export const WEBHOOK_GROUPS = ["none", "host", "action"] as const;
export type WebhookGroup = (typeof WEBHOOK_GROUPS)[number];

/** Filters and order of the list; an empty text restricts nothing. */
export type WebhookView = {
  search: string;
  action: string;
  host: string;
  sort: WebhookSort;
  descending: boolean;
};

export function toRow(webhook: ShownWebhook): WebhookRow {
  const destination = destinationOf(webhook.url);
  return {
    id: webhook.webhook_id,
    host: destination?.host ?? webhook.url,
    path: destination?.path ?? "",
    encrypted: destination?.encrypted ?? false,
    action: webhook.action,
    actionTitle: actionWords(webhook.action).title,
    description: maskedText(webhook.description ?? ""),
    sentence: describeFilter(parseFilter(webhook.filters), webhook.action),
  };
}

function textOf(row: WebhookRow): string {
  return [row.host + row.path, row.description, row.actionTitle, row.action, row.sentence, row.id].join("\n");
}

/** The rows of a view, in its order. Every word of the search must occur somewhere in a row. */
export function selectRows(rows: readonly WebhookRow[], view: WebhookView): WebhookRow[] {
  const isFound = wordFinder(view.search);
  const direction = view.descending ? -1 : 1;
  return rows
    .filter((row) => view.action === "" || row.action === view.action)
    .filter((row) => view.host === "" || row.host === view.host)
    .filter((row) => isFound(textOf(row)))
    .sort((a, b) => direction * (compare(a, b, view.sort) || compare(a, b, "url") || byText(a.id, b.id)));
}

const byText = new Intl.Collator("en", { numeric: true }).compare;

function compare(a: WebhookRow, b: WebhookRow, sort: WebhookSort): number {
  switch (sort) {
    case "url":
      return byText(a.host, b.host) || byText(a.path, b.path) || byText(a.actionTitle, b.actionTitle);
    case "action":
      return byText(a.actionTitle, b.actionTitle);
    case "description":
      // An empty description sorts after every other.
      return (
        Number(a.description === "") - Number(b.description === "") || byText(a.description, b.description)
      );
  }
}

export type RowGroup = { key: string; label: string; rows: WebhookRow[] };

/** Rows under headings in alphabetical order; without grouping, one group without a label. */
export function groupRows(rows: readonly WebhookRow[], group: WebhookGroup): RowGroup[] {
  if (group === "none") return [{ key: "", label: "", rows: [...rows] }];
  const groups = new Map<string, RowGroup>();
  for (const row of rows) {
    const key = group === "host" ? row.host : row.action;
    const found = groups.get(key) ?? { key, label: group === "host" ? row.host : row.actionTitle, rows: [] };
    found.rows.push(row);
    groups.set(key, found);
  }
  return [...groups.values()].sort((a, b) => byText(a.label, b.label));
}

export type Choice = { value: string; label: string; count: number };

/** Values by which a list can be filtered, each with its number of webhooks. */
export function choicesOf(rows: readonly WebhookRow[], by: "host" | "action"): Choice[] {
  return groupRows(rows, by).map(({ key, label, rows: { length } }) => ({
    value: key,
    label,
    count: length,
  }));
}

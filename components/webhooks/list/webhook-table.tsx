"use client";

import { LockOpen } from "lucide-react";
import type { RefObject } from "react";
import type { Selection } from "@/components/bulk/use-selection";
import { SelectRow, SelectShown } from "@/components/bulk/select-boxes";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useHydrated } from "@/components/ui/use-hydrated";
import { Name } from "@/components/ui/name";
import { RowLink } from "@/components/ui/row-link";
import { pages } from "@/lib/paths";
import { groupRows, type WebhookRow, type WebhookSort } from "@/lib/webhooks/list";
import { FindingBadge } from "../finding-badge";
import type { WebhookViewState } from "./use-webhook-view";
import { WebhookMenu } from "./webhook-menu";
import { WireName } from "../wire-name";

type WebhookTableProps = {
  rows: WebhookRow[];
  /** Findings about webhooks, by webhook id. */
  findings: ReadonlyMap<string, string[]>;
  state: WebhookViewState;
  list: RefObject<HTMLTableElement | null>;
  /** Left out where nothing can be done with many webhooks. */
  selection?: Selection;
  onUnregister: (row: WebhookRow) => void;
};

/**
 * Table of webhooks: on a small screen the address over the filter's sentence, on a wide one with columns.
 */
export function WebhookTable({ rows, findings, state, list, selection, onUnregister }: WebhookTableProps) {
  const { view, group, sortBy } = state;
  // Select boxes appear after hydration, since they do nothing before it.
  const hydrated = useHydrated();
  const header = (sort: WebhookSort, label: string, className?: string) => (
    <Th
      className={className}
      sort={view.sort !== sort ? "none" : view.descending ? "descending" : "ascending"}
      onSort={() => sortBy(sort)}
    >
      {label}
    </Th>
  );
  return (
    <Table ref={list} aria-label="Webhooks" className="table-fixed">
      <colgroup>
        {selection && <col className="w-9 sm:w-10" />}
        <col />
        <col className="w-48 max-sm:hidden @min-[61rem]/list:w-56" />
        <col className="w-52 @max-[47rem]/list:hidden" />
        <col className="w-14" />
      </colgroup>
      <thead className="max-sm:hidden">
        <tr>
          {selection && (
            <Th className="pr-0!">
              {hydrated && (
                <SelectShown
                  selection={selection}
                  shown={rows.map(({ id }) => id)}
                  label={`Select all ${rows.length} webhooks shown`}
                />
              )}
            </Th>
          )}
          {header("url", "Webhook")}
          {header("action", "Action")}
          {header("description", "Description", "@max-[47rem]/list:hidden")}
          <Th>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      {groupRows(rows, group).map(({ key, label, rows: members }) => (
        <tbody key={key}>
          {group !== "none" && (
            <tr>
              {/* These columns are all that a small screen shows; one more would squeeze them. */}
              <th
                scope="rowgroup"
                colSpan={selection ? 3 : 2}
                className="wrap-anywhere px-4 pt-6 pb-2 text-left font-semibold"
              >
                <Name>{label}</Name>
                <span className="ml-2 font-normal text-muted tabular-nums">{members.length}</span>
              </th>
            </tr>
          )}
          {members.map((row) => (
            <Row
              key={row.id}
              row={row}
              findings={findings.get(row.id)}
              selection={selection}
              hydrated={hydrated}
              onUnregister={onUnregister}
            />
          ))}
        </tbody>
      ))}
    </Table>
  );
}

type RowProps = {
  row: WebhookRow;
  findings?: string[];
  selection?: Selection;
  hydrated: boolean;
  onUnregister: (row: WebhookRow) => void;
};

function Row({ row, findings, selection, hydrated, onUnregister }: RowProps) {
  return (
    <Tr className={selection?.ids.has(row.id) ? "bg-accent-subtle" : undefined}>
      {selection && (
        <Td className="pr-0! max-sm:pl-1!">
          {hydrated && (
            <SelectRow
              selection={selection}
              id={row.id}
              name={row.description.trim() || `${row.actionTitle} to ${row.host}${row.path}`}
            />
          )}
        </Td>
      )}
      <Td className="py-2">
        <RowLink
          href={pages.webhook(row.id)}
          className="row-link flex items-center gap-1.5 font-mono outline-none"
        >
          <bdi translate="no" dir="ltr" className="min-w-0 truncate" title={row.host + row.path}>
            {row.host}
            <span className="text-muted">{row.path}</span>
          </bdi>
          {!row.encrypted && (
            <LockOpen role="img" aria-label="not encrypted" className="size-3.5 shrink-0 text-warning" />
          )}
        </RowLink>
        <span className="mt-0.5 line-clamp-2 wrap-anywhere text-muted" title={row.sentence}>
          {row.sentence}
        </span>
        {findings && <FindingBadge findings={findings} />}
      </Td>
      <Td className="max-sm:hidden">
        <span className="block">{row.actionTitle}</span>
        {row.actionTitle !== row.action && <WireName className="block text-xs">{row.action}</WireName>}
      </Td>
      <Td className="wrap-anywhere @max-[47rem]/list:hidden">
        {row.description ? (
          <Name full className="line-clamp-3">
            {row.description}
          </Name>
        ) : (
          <span className="text-muted">No description</span>
        )}
      </Td>
      <Td actions>
        <WebhookMenu row={row} onUnregister={() => onUnregister(row)} />
      </Td>
    </Tr>
  );
}

"use client";

import type { RefObject } from "react";
import { useGroupNames } from "@/components/groups/group-names";
import type { ChangesReply } from "@/lib/changes/api";
import { daysOf, type TimelineNode } from "@/lib/changes/timeline";
import { dayWords } from "@/lib/text/times";
import { ChangeEntry } from "./change-entry";
import { OperationEntry } from "./operation-entry";

type TimelineProps = {
  pages: readonly ChangesReply[];
  /** Opens all lines at first, for a page that shows only one entry or operation. */
  open?: boolean;
  ref?: RefObject<HTMLDivElement | null>;
};

const DAY_MS = 86_400_000;

/**
 * Entries by the day on which they were made, newest first. Rendered in the browser only: days are the
 * reader's.
 */
export function Timeline({ pages, open = false, ref }: TimelineProps) {
  const names = useGroupNames();
  const items = [...new Map(pages.flatMap((page) => page.items).map((item) => [item.id, item])).values()];
  const operations = pages.flatMap((page) => page.operations);
  return (
    <div ref={ref} className="grid gap-6">
      {daysOf(items, operations, dayOf).map(({ day, nodes }) => (
        <section key={day} aria-label={day} className="grid grid-cols-1 gap-2">
          <h2 className="font-semibold text-sm">{day}</h2>
          <ul className="overflow-hidden rounded-lg border bg-surface max-sm:rounded-none max-sm:border-x-0 max-sm:bg-transparent">
            {nodes.map((node) =>
              node.kind === "item" ? (
                <ChangeEntry key={node.item.id} item={node.item} names={names} open={open} />
              ) : (
                <OperationEntry key={keyOf(node)} node={node} names={names} open={open} />
              ),
            )}
          </ul>
        </section>
      ))}
    </div>
  );
}

function keyOf(node: Extract<TimelineNode, { kind: "operation" }>): string {
  return `operation ${node.operation.id}`;
}

/** "Today", "Yesterday", else the date in the reader's zone. */
function dayOf(at: number): string {
  const date = new Date(at).toDateString();
  if (date === new Date().toDateString()) return "Today";
  if (date === new Date(Date.now() - DAY_MS).toDateString()) return "Yesterday";
  return dayWords(at);
}

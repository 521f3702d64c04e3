import type { OperationSummary, ShownEntry, TimelineItem } from "./api";
import type { ChangeResult, Operation } from "./entry";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";

/** One node of the timeline: a single item, or an operation with its loaded entries. */
export type TimelineNode =
  | { kind: "item"; item: TimelineItem }
  | { kind: "operation"; operation: Operation; entries: ShownEntry[]; results: OperationSummary["results"] };

export type TimelineDay = { day: string; nodes: TimelineNode[] };

/**
 * Items by day, newest first. The entries of an operation stand together, in the place of the newest of them.
 * @param dayOf day of a moment in the reader's time zone, as one text for all moments of that day
 */
export function daysOf(
  items: readonly TimelineItem[],
  operations: readonly OperationSummary[],
  dayOf: (at: number) => string,
): TimelineDay[] {
  const days: TimelineDay[] = [];
  const groups = new Map<string, ShownEntry[]>();
  for (const item of items) {
    const day = dayOf(item.at);
    const nodes = nodesOf(days, day);
    if (item.kind === "reveal" || !item.operation) {
      nodes.push({ kind: "item", item });
      continue;
    }
    const { id } = item.operation;
    const group = groups.get(id);
    if (group) {
      group.push(item);
      continue;
    }
    const entries = [item];
    groups.set(id, entries);
    const results = operations.find((one) => one.id === id)?.results ?? { [item.result]: 1 };
    nodes.push({ kind: "operation", operation: item.operation, entries, results });
  }
  return days.flatMap(({ day, nodes }) => (nodes.length > 0 ? [{ day, nodes: nodes.map(alone) }] : []));
}

function nodesOf(days: TimelineDay[], day: string): TimelineNode[] {
  const last = days.at(-1);
  if (last?.day === day) return last.nodes;
  const nodes: TimelineNode[] = [];
  days.push({ day, nodes });
  return nodes;
}

/** Turns an operation of one entry into that entry. */
function alone(node: TimelineNode): TimelineNode {
  if (node.kind === "item" || countOf(node.results) > 1) return node;
  const [item] = node.entries;
  return item ? { kind: "item", item } : node;
}

/** Number of entries of an operation. */
export function countOf(results: OperationSummary["results"]): number {
  return Object.values(results).reduce((sum, count) => sum + count, 0);
}

/** The result that stands for several: the one that most needs attention. */
export function worstOf(results: OperationSummary["results"]): ChangeResult {
  return (["unknown", "under_way", "failed"] as const).find((result) => (results[result] ?? 0) > 0) ?? "done";
}

/**
 * Countdown to the moment a change is live: "1:32"; undefined once it is. Both in milliseconds. At most PROPAGATION_SECONDS, also
 * where the browser's clock is behind the server's.
 */
export function clockText(liveAt: number, now: number): string | undefined {
  const seconds = Math.min(Math.ceil((liveAt - now) / 1000), PROPAGATION_SECONDS);
  if (seconds <= 0) return undefined;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

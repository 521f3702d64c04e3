import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { CSV_HEADER, csvItem } from "@/lib/changes/csv";
import type { TimelineItem } from "@/lib/changes/api";
import type { ChangesFilter } from "@/lib/changes/filter";
import type { GroupNames } from "@/lib/contract/bot-words";
import type { Session } from "@/server/sign-in/session-rows";
import { listGroupNames } from "@/server/groups/list-group-names";
import { readPage } from "./read-page";

export type Exported = { format: "csv" | "jsonl"; body: ReadableStream<Uint8Array> };

/** Items read and formatted at a time; other requests are served in between. */
const AT_ONCE = 50;

/** Streams all entries that match the filter, newest first, reading page by page; stops when the reader leaves. */
export async function exportChanges(
  session: Session,
  { format, ...filter }: ChangesFilter & Pick<Exported, "format">,
): Promise<Exported> {
  const { names } = await listGroupNames(session);
  const reader = new AbortController();
  const parts = textOf(pagesOf(session, filter, reader.signal), format, names);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => reader.abort(),
  });
  return { format, body };
}

async function* textOf(
  pages: AsyncGenerator<TimelineItem[], void>,
  format: Exported["format"],
  names: GroupNames,
): AsyncGenerator<string, void> {
  if (format === "csv") yield CSV_HEADER;
  const line = (item: TimelineItem) =>
    format === "csv" ? csvItem(item, names) : `${JSON.stringify(item)}\n`;
  for await (const items of pages) yield items.map(line).join("");
}

/** Pages that are not empty: a search may pass over many entries. */
async function* pagesOf(
  session: Session,
  filter: ChangesFilter,
  left: AbortSignal,
): AsyncGenerator<TimelineItem[], void> {
  let cursor: string | undefined;
  do {
    await nextTurn();
    if (left.aborted) return;
    const page = await readPage({ session, filter, cursor, limit: AT_ONCE });
    if (page.items.length > 0) yield page.items;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

import "server-only";
import { MAX_CHANGES_PAGE } from "@/lib/changes/api";
import { CSV_HEADER, csvItem } from "@/lib/changes/csv";
import type { ChangesFilter } from "@/lib/changes/filter";
import type { GroupNames } from "@/lib/contract/bot-words";
import type { Session } from "@/server/auth/session-rows";
import { listGroupNames } from "@/server/groups/list-group-names";
import { readPage } from "./list-changes";

export type Exported = { format: "csv" | "jsonl"; body: ReadableStream<Uint8Array> };

/** Everything that the filter matches, newest first, page by page as it is read. */
export async function exportChanges(
  session: Session,
  { format, ...filter }: ChangesFilter & Pick<Exported, "format">,
): Promise<Exported> {
  const { names } = await listGroupNames(session);
  const parts = format === "csv" ? csv(session, filter, names) : lines(session, filter);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => void parts.return(),
  });
  return { format, body };
}

async function* csv(
  session: Session,
  filter: ChangesFilter,
  names: GroupNames,
): AsyncGenerator<string, void> {
  yield CSV_HEADER;
  for await (const items of pages(session, filter)) yield items.map((item) => csvItem(item, names)).join("");
}

async function* lines(session: Session, filter: ChangesFilter): AsyncGenerator<string, void> {
  for await (const items of pages(session, filter)) {
    yield items.map((item) => `${JSON.stringify(item)}\n`).join("");
  }
}

async function* pages(session: Session, filter: ChangesFilter) {
  let cursor: string | undefined;
  do {
    const page = await readPage(session, filter, cursor, MAX_CHANGES_PAGE);
    yield page.items;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

import type { GroupNames } from "@/lib/contract/bot-words";
import { jsonText } from "@/lib/text/json-text";
import { visible } from "@/lib/text/unseen";
import type { TimelineItem } from "./api";
import { differenceWords } from "./differences";
import { verbOf } from "./summary";

const HEADER = [
  "time",
  "who",
  "what",
  "object",
  "id",
  "name",
  "result",
  "differences",
  "message",
  "certainly live",
  "request id",
  "operation",
  "operation id",
  "takes back",
  "entry id",
  "before",
  "after",
] as const;

// A spreadsheet would take a cell with this beginning for a formula, even behind spaces; an apostrophe makes
// it text.
const FORMULA = /^[\s\u0000-\u0020]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** First line of the export. The byte order mark before it tells a spreadsheet that the file is UTF-8. */
export const CSV_HEADER = `\ufeff${csvLine(HEADER)}`;

/**
 * One item as a line of RFC 4180, without line breaks inside, because some programs read CSV line by line.
 * Times are UTC.
 */
export function csvItem(item: TimelineItem, names?: GroupNames): string {
  const { object } = item;
  const common = [iso(item.at), item.email, verbOf(item), object.kind, object.id ?? "", object.name];
  if (item.kind === "reveal") return csvLine([...common, "", "", "", "", "", "", "", "", item.id, "", ""]);
  return csvLine([
    ...common,
    item.result,
    differenceWords(object.kind, item, names).join(" · "),
    item.message ?? "",
    iso(item.live_at),
    item.request_id,
    item.operation?.kind ?? "",
    item.operation?.id ?? "",
    item.takes_back ?? "",
    item.id,
    item.before ? jsonText(item.before) : "",
    item.after ? jsonText(item.after) : "",
  ]);
}

function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => {
    // A name or other foreign text must not end the row or hide a part of it; the export as JSON has it to
    // the letter.
    const safe = `${FORMULA.test(cell) ? "'" : ""}${visible(cell)}`;
    return /[",]/.test(safe) || safe.startsWith(" ") ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${quoted.join(",")}\r\n`;
}

function iso(at: number | null): string {
  return at === null ? "" : new Date(at).toISOString();
}

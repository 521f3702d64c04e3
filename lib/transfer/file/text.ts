import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import { toIssues } from "@/lib/contract/issues";
import { MAX_ISSUES } from "@/lib/contract/limits";
import { characterName } from "@/lib/text/character-names";
import { hiddenIn } from "@/lib/text/unseen";
import { documentSchema, type TransferDocument } from "./document";
import { excessOf, tooManyAlike } from "./excess";
import { MAX_ALIASES } from "./file-limits";
import { tidyDocument } from "./tidy-document";
import { writeYaml } from "./yaml-quoting";
import { surprisesOf } from "./yaml-surprises";

/** A problem of a file: `path` as in `bots[0].status`, `line` counted from 1. */
export type Problem = { path: string; line?: number; message: string };

/** A parsed file, and the lines of its parts. */
export type ReadDocument =
  | {
      ok: true;
      document: TransferDocument;
      /** Remarks about invisible characters in the file, and how each was handled. */
      notes: Problem[];
      lineOf: (path: readonly PropertyKey[]) => number | undefined;
    }
  | { ok: false; problems: Problem[] };

/**
 * Writes a document as YAML without folding or anchors, so that each setting has its own line in a diff.
 * Characters that could hide or reverse text, also in a terminal, are escaped: no name or description can
 * fake a line or move the cursor.
 */
export function writeDocument(document: TransferDocument, schemaUrl?: string): string {
  const { secrets, ...rest } = document;
  const body = writeYaml(secrets ? { ...rest, secrets } : rest);
  return schemaUrl === undefined ? body : `# yaml-language-server: $schema=${schemaUrl}\n${body}`;
}

/** Reads YAML, which JSON is a part of. Every problem is named with its line. */
export function readDocument(given: string): ReadDocument {
  const text = given.replace(/^\uFEFF/, "");
  if (text.includes("\0")) {
    const message = "the file holds U+0000 (null character), as UTF-16 text does: save it as UTF-8";
    return { ok: false, problems: [{ path: "", line: 1, message }] };
  }
  const excess = excessOf(text);
  if (excess) return { ok: false, problems: [excess] };
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const said = yaml.errors.length === 0 ? undefined : strangersBeside(text, lines);
  const unreadable = yaml.errors
    .slice(0, MAX_ISSUES)
    .map(({ message, pos: [at] }) => ({ message: `${message}${said?.(at) ?? ""}`, at }));
  const refused = unreadable.length > 0 ? unreadable : surprisesOf(yaml, text);
  if (refused.length > 0) {
    const problems = refused.map(({ message, at }) => ({ path: "", line: lines.linePos(at).line, message }));
    return { ok: false, problems };
  }
  let value: unknown;
  try {
    // yaml counts the anchor as a use too, and multiplies the uses of nested aliases.
    value = yaml.toJS({ maxAliasCount: MAX_ALIASES + 1 });
  } catch (error) {
    return {
      ok: false,
      problems: [{ path: "", message: error instanceof Error ? error.message : String(error) }],
    };
  }
  const lineOf = (path: readonly PropertyKey[]) => lineAt(yaml, lines, path);
  const parsed = documentSchema.safeParse(value);
  if (parsed.success) {
    const { document, notes, problems } = tidyDocument(parsed.data);
    problems.push(...tooManyAlike(document));
    const located = (remarks: Problem[]) =>
      remarks.map((remark) => ({ ...remark, line: lineOf(parsePath(remark.path)) }));
    if (problems.length > 0) return { ok: false, problems: located(problems) };
    return { ok: true, document, notes: located(notes), lineOf };
  }
  const problems = toIssues(parsed.error, value).map(({ path, message }) => ({
    path,
    line: lineOf(parsePath(path)),
    message: path === "" ? message.replace(/^the body/, "the file") : message,
  }));
  return { ok: false, problems };
}

/**
 * Names hidden characters and curly quotes on a problem's line, or on the nearest line above that has some:
 * the likely cause.
 */
function strangersBeside(text: string, lines: LineCounter): (at: number) => string {
  const strangers = text.split("\n").map((line) => strangersIn(line.replace(/\r$/, "")));
  // Index of the nearest line with such characters, at or above each line.
  const nearest: (number | undefined)[] = [];
  for (const [index, some] of strangers.entries()) nearest.push(some.length > 0 ? index : nearest[index - 1]);
  return (at) => {
    const last = lines.linePos(at).line - 1;
    const index = nearest[Math.min(last, nearest.length - 1)];
    if (index === undefined) return "";
    const holder = index === last ? "the line" : `line ${index + 1}`;
    return `; ${holder} holds ${(strangers[index] ?? []).map(characterName).join(", ")}`;
  };
}

function strangersIn(line: string): string[] {
  return [...new Set([...hiddenIn(line), ...(line.match(/[“”„‟]/g) ?? [])])];
}

/** Inverse of `formatPath`. A name with dots leads nowhere; then the nearest part that exists counts. */
export function parsePath(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([text, index]) => (index ? Number(index) : text));
}

/** The line of the deepest part of the path that the file has. */
function lineAt(yaml: Document, lines: LineCounter, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? yaml.contents : yaml.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}

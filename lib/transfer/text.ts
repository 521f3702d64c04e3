import { Document, isNode, LineCounter, parseDocument, visit } from "yaml";
import { toIssues } from "@/lib/contract/issues";
import { replaceHidden } from "@/lib/text/unseen";
import { documentSchema, type TransferDocument } from "./document";
import { surprisesOf } from "./yaml-surprises";

/** Something wrong with a file: `path` as in `bots[0].status`, `line` where it stands, from 1. */
export type Problem = { path: string; line?: number; message: string };

/** How often a file may use its anchors, each use counted with all that it brings: more grows out of a small file. */
const MAX_ALIASES = 1_000;

/** A file that was read, and where its parts stand. */
export type ReadDocument =
  | { ok: true; document: TransferDocument; lineOf: (path: readonly PropertyKey[]) => number | undefined }
  | { ok: false; problems: Problem[] };

/**
 * Writes a document as YAML, without folding or anchors, so that each setting has its own line in a diff. What could hide
 * or turn around what is read, in a terminal too, is escaped: no text of others begins a line or moves the cursor.
 */
export function writeDocument(document: TransferDocument, schemaUrl?: string): string {
  const { secrets, ...rest } = document;
  const yaml = new Document(rest, { aliasDuplicateObjects: false });
  visit(yaml, {
    Scalar(_, scalar) {
      const { value } = scalar;
      if (typeof value === "string" && replaceHidden(value, escaped) !== value) scalar.type = "QUOTE_DOUBLE";
    },
  });
  if (secrets) yaml.set("secrets", secrets);
  const written = yaml.toString({
    lineWidth: 0,
    blockQuote: "literal",
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
  });
  const body = replaceHidden(written, (character) => (character === "\n" ? character : escaped(character)));
  return schemaUrl === undefined ? body : `# yaml-language-server: $schema=${schemaUrl}\n${body}`;
}

/** As YAML writes a character by its number in double quotes: `\u202e`, or `\U000e0041` beyond the first 65,536. */
function escaped(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
}

/** Reads YAML, which JSON is a part of. Every problem is named with its line. */
export function readDocument(text: string): ReadDocument {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const unreadable = yaml.errors.map(({ message, pos: [at] }) => ({ message, at }));
  const refused = unreadable.length > 0 ? unreadable : surprisesOf(yaml);
  if (refused.length > 0) {
    const problems = refused.map(({ message, at }) => ({ path: "", line: lines.linePos(at).line, message }));
    return { ok: false, problems };
  }
  let value: unknown;
  try {
    value = yaml.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    return {
      ok: false,
      problems: [{ path: "", message: error instanceof Error ? error.message : String(error) }],
    };
  }
  const lineOf = (path: readonly PropertyKey[]) => lineAt(yaml, lines, path);
  const parsed = documentSchema.safeParse(value);
  if (parsed.success) return { ok: true, document: parsed.data, lineOf };
  const problems = toIssues(parsed.error, value).map(({ path, message }) => ({
    path,
    line: lineOf(parsePath(path)),
    message: path === "" ? message.replace(/^the body/, "the file") : message,
  }));
  return { ok: false, problems };
}

/** Reads back what `formatPath` wrote. A name with dots leads nowhere, and then the nearest part that is found counts. */
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

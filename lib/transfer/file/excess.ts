import { Lexer } from "yaml";
import { MAX_BODY_DEPTH, MAX_FILE_BYTES } from "@/lib/contract/limits";
import { fold } from "@/lib/text/fold";
import type { TransferDocument } from "./document";
import { MAX_ALIASES, MAX_FILE_NODES, MAX_SAME_NAME } from "./file-limits";

/** A limit that a file exceeds, with the path or line where it does. */
type Excess = { path: string; line?: number; message: string };

const SPLIT = "Split it into several files";
const MIB = 1024 * 1024;

/** Message for a file of more than `limit` bytes. */
export function tooLarge(limit = MAX_FILE_BYTES): string {
  return `the file is larger than ${limit / MIB} MiB. ${SPLIT}`;
}

/** First limit that a file exceeds, found without parsing it; undefined when it may be parsed. */
export function excessOf(text: string): Excess | undefined {
  const bytes = new TextEncoder().encode(text).byteLength;
  return bytes > MAX_FILE_BYTES ? { path: "", message: tooLarge() } : tokensOver(text);
}

const CONTROLS = /^[\u0002\u0018\u001f]$/;

function tokensOver(text: string): Excess | undefined {
  let [line, column, flow, nodes, aliases, anchors] = [1, 0, 0, 0, 0, 0];
  // Columns of the open block collections, from the outermost to the innermost.
  const open: number[] = [];
  let starts = true;
  let scalar = false;
  const over = (message: string): Excess => ({ path: "", line, message });
  for (const token of new Lexer().lex(text)) {
    if (CONTROLS.test(token)) {
      scalar = token === "\u001f";
      continue;
    }
    const sign = scalar ? "" : token.charAt(0);
    const isSpace = !scalar && /^\s/.test(token);
    if (flow === 0 && starts && !isSpace && token !== "") {
      while ((open.at(-1) ?? -1) >= column) open.pop();
      open.push(column);
      starts = !scalar && (/^[-?:]$/.test(token) || sign === "&" || sign === "!");
    }
    if (scalar || sign === '"' || sign === "'") nodes += 1;
    else if (sign === "[" || sign === "{") flow += 1;
    else if (sign === "]" || sign === "}") flow = Math.max(0, flow - 1);
    else if (sign === "*") aliases += 1;
    else if (sign === "&") anchors += 1;
    if (flow + open.length > MAX_BODY_DEPTH)
      return over(`the file is nested deeper than ${MAX_BODY_DEPTH} levels`);
    if (nodes > MAX_FILE_NODES) {
      return over(`the file has more than ${MAX_FILE_NODES} names and values. ${SPLIT}`);
    }
    if (aliases > MAX_ALIASES || anchors > MAX_ALIASES) {
      const what = aliases > MAX_ALIASES ? "aliases (*name)" : "anchors (&name)";
      return over(`the file has more than ${MAX_ALIASES} ${what}. Write the repeated parts out`);
    }
    const breaks = token.lastIndexOf("\n");
    column = breaks < 0 ? column + token.length : token.length - breaks - 1;
    if (breaks >= 0) {
      starts = true;
      for (const character of token) if (character === "\n") line += 1;
    }
    scalar = false;
  }
  return undefined;
}

/** One problem for each name that more than MAX_SAME_NAME bots of the file share (compared by `fold`). */
export function tooManyAlike({ bots }: TransferDocument): Excess[] {
  const seen = new Map<string, number>();
  return (bots ?? []).flatMap(({ name }, index) => {
    const count = (seen.get(fold(name)) ?? 0) + 1;
    seen.set(fold(name), count);
    if (count !== MAX_SAME_NAME + 1) return [];
    const path = `bots[${index}].name`;
    return [
      {
        path,
        message: `\`${path}\` is the name of more than ${MAX_SAME_NAME} bots, which cannot be told apart`,
      },
    ];
  });
}

import { Document, isScalar, Scalar, visit } from "yaml";
import { hiddenIn, replaceHidden } from "@/lib/text/unseen";
import { trimmed } from "@/lib/text/trimmed";

/*
 * Quoting by which every reader of YAML reads the same text: readers of YAML 1.1 (PyYAML, Ruby, Go) know more
 * numbers, dates, and words for yes and no; and invisible characters must be visible to people.
 */

/** Texts that older or stricter readers take for other values, beyond those the library quotes itself. */
const READ_OTHERWISE = /^(?:[-+.]*\d[-+\d_.,:eExXoObBaAcCdDfF]*|=|[-.]{3}.*|[-+.]*(?:inf|nan))$/i;
const CURLY = /^[“”„‟«»‘’‚「＂]/;

function needsQuotes(text: string): boolean {
  return hiddenIn(text).length > 0 || READ_OTHERWISE.test(text) || CURLY.test(text) || text !== trimmed(text);
}

const written = (character: string): string =>
  [...character]
    .map((one) => {
      const point = one.codePointAt(0) ?? 0;
      const hex = point.toString(16);
      return point > 0xffff ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
    })
    .join("");

/**
 * Writes a value as YAML without folding or anchors, each setting on its own line. Characters that could hide
 * or reverse text, also in a terminal, are escaped: no name or description can fake a line or move the
 * cursor.
 */
export function writeYaml(value: unknown): string {
  const document = new Document(value, { compat: "yaml-1.1", aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, node) {
      if (isScalar(node) && typeof node.value === "string" && needsQuotes(node.value)) {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  const text = document.toString({
    lineWidth: 0,
    blockQuote: "literal",
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
  // Every hidden character is in double quotes by now, where it can be written by its number.
  return text
    .split("\n")
    .map((line) => replaceHidden(line, written))
    .join("\n");
}

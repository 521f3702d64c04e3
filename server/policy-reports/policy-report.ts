import "server-only";
import { z } from "zod";

/** Violation for the log: without queries, fragments and samples of blocked code. */
export type Violation = { directive: string; blocked: string; page: string; source: string; line?: number };

const text = z.string().max(4_000).default("");
const line = z.int().optional().catch(undefined);

/** The format of `report-uri`. */
const older = z.object({
  "csp-report": z.object({
    "effective-directive": text,
    "violated-directive": text,
    "blocked-uri": text,
    "document-uri": text,
    "source-file": text,
    "line-number": line,
  }),
});

/** The format of `report-to`: several reports, which may be of other types. */
const newer = z.array(
  z.object({
    type: z.string(),
    body: z
      .looseObject({
        effectiveDirective: text,
        blockedURL: text,
        documentURL: text,
        sourceFile: text.nullish(),
        lineNumber: line,
      })
      .nullish(),
  }),
);

const DIRECTIVE = /^[a-z-]{1,40}$/;
/** Most violations read from one request. */
const MOST = 10;

/** Reads the violations in a browser's report; undefined for other JSON. */
export function readReport(json: unknown): Violation[] | undefined {
  const one = older.safeParse(json);
  if (one.success) {
    const report = one.data["csp-report"];
    const directive = report["effective-directive"] || (report["violated-directive"].split(" ")[0] ?? "");
    return [
      violation(directive, [report["blocked-uri"], report["document-uri"], report["source-file"]], {
        line: report["line-number"],
      }),
    ];
  }
  const many = newer.safeParse(json);
  if (!many.success) return undefined;
  return many.data
    .flatMap(({ type, body }) => (type === "csp-violation" && body ? [body] : []))
    .slice(0, MOST)
    .map(({ effectiveDirective, blockedURL, documentURL, sourceFile, lineNumber }) =>
      violation(effectiveDirective, [blockedURL, documentURL, sourceFile ?? ""], { line: lineNumber }),
    );
}

function violation(
  directive: string,
  [blocked = "", page = "", source = ""]: string[],
  rest: { line?: number },
): Violation {
  return {
    directive: DIRECTIVE.test(directive) ? directive : "unknown",
    // Paths on another host may reveal what a person reads there.
    blocked: placeOf(blocked, (url) => url.origin),
    page: placeOf(page, (url) => url.pathname),
    source: placeOf(source, (url) => url.origin + url.pathname),
    ...rest,
  };
}

/** Reduces an address to a part of it; keeps a keyword such as `eval` or `inline`. */
function placeOf(address: string, part: (url: URL) => string): string {
  if (!URL.canParse(address)) return address.slice(0, 40);
  const url = new URL(address);
  return url.protocol.startsWith("http") ? part(url).slice(0, 200) : url.protocol;
}

import type { IncomingMessage } from "node:http";
import { readBody } from "@/lib/contract/body";
import { readText, requestUrl } from "./http";

/** The parameters of a request, and why its body could not be read. */
export type Parameters = { values: Map<string, string>; problem?: string };

/**
 * Reads parameters from any place a client may put them (docs/api.md, section 1.2): the query, a form body
 * or a JSON body, regardless of the Content-Type. The body overrides the query; `null` and objects count as
 * absent.
 */
export async function readParameters(request: IncomingMessage): Promise<Parameters> {
  const values = new Map(requestUrl(request).searchParams);
  const text = (await readText(request)).replace(/^\uFEFF/, "").trim();
  if (/^[{["]|^null$/.test(text)) {
    const body = readBody(text);
    if (!body.ok) return { values, problem: body.issues[0]?.message };
    for (const [name, value] of Object.entries(body.value)) {
      if (typeof value === "string" || typeof value === "number") values.set(name, String(value));
    }
  } else {
    for (const [name, value] of new URLSearchParams(text)) values.set(name, value);
  }
  return { values };
}

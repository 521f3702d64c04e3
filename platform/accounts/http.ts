import type { IncomingMessage, ServerResponse } from "node:http";
import { MAX_BODY_BYTES } from "@/lib/contract/limits";
import type { Page } from "./pages/page";

/** The body is larger than anything these addresses take. */
export class BodyTooLarge extends Error {}

/** The connection ended before the whole body arrived. */
export class BodyCutOff extends Error {}

/**
 * Reads a request's body as text.
 * @throws BodyTooLarge, BodyCutOff
 */
export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      // A body that is too large is still read to its end, or the client would see a broken connection instead of the answer.
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    }
  } catch (error) {
    throw new BodyCutOff("the body was cut off", { cause: error });
  }
  if (size > MAX_BODY_BYTES) throw new BodyTooLarge();
  return Buffer.concat(chunks).toString("utf8");
}

/** The address of a request: its path and query. What is no address at all leads nowhere. */
export function requestUrl(request: IncomingMessage): URL {
  // Two slashes would make the path a host.
  const path = (request.url ?? "").replace(/^\/+/, "/");
  const address = path.startsWith("/") ? `http://accounts${path}` : path;
  return new URL(URL.canParse(address) ? address : "http://accounts/nowhere");
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...headers,
  });
  response.end(JSON.stringify(body));
}

/** An error as OAuth writes it (RFC 6749 section 5.2). */
export function sendError(
  response: ServerResponse,
  status: number,
  error: string,
  description: string,
  headers: Record<string, string> = {},
): void {
  sendJson(response, status, { error, error_description: description }, headers);
}

export function sendPage(response: ServerResponse, { status, headers, body }: Page): void {
  response.writeHead(status, headers);
  response.end(body);
}

/** The value of a cookie that a browser sent. */
export function readCookie({ headers }: IncomingMessage, name: string): string | undefined {
  const pairs = (headers.cookie ?? "").split(/; */).map((pair) => pair.split("="));
  return pairs.find(([key]) => key === name)?.[1];
}

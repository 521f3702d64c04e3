import type { IncomingMessage, ServerResponse } from "node:http";
import { MAX_BODY_BYTES } from "@/lib/contract/limits";
import type { Page } from "./pages/page";

/** A body larger than any request to the accounts server needs. */
export class BodyTooLarge extends Error {}

/** A connection that ended before the whole body arrived. */
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
      // A body that is too large is still read to its end: closing the connection early would hide the
      // answer.
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    }
  } catch (error) {
    throw new BodyCutOff("the body was cut off", { cause: error });
  }
  if (size > MAX_BODY_BYTES) throw new BodyTooLarge();
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * Address of a request: its path and query. Text that cannot be parsed as an address becomes /nowhere, a
 * 404.
 */
export function requestUrl(request: IncomingMessage): URL {
  // A path that begins with two slashes would be read as a host.
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

/** Sends an error in the form of OAuth (RFC 6749 section 5.2). */
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

/** Value of a cookie that a browser sent. */
export function readCookie({ headers }: IncomingMessage, name: string): string | undefined {
  const pairs = (headers.cookie ?? "").split(/; */).map((pair) => pair.split("="));
  return pairs.find(([key]) => key === name)?.[1];
}

import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { DashboardError } from "@/lib/contract/dashboard-error";
import { metrics } from "@/server/metrics/metrics";
import type { Route } from "./routes";

/** Reason for a refusal at the door; `why` is its label in the metrics. */
export type Refusal = {
  status: number;
  why: string;
  error: Omit<DashboardError, "changed">;
  headers?: Record<string, string>;
};

/** Unread bytes of a refused body that are still received, so that the client gets to read the answer. */
const LINGER_BYTES = 256 * 1024;
const LINGER_MS = 2_000;

/** Answers a request without reading its body: JSON for the dashboard API, plain text for a page. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  kind: Route["kind"],
  { status, why, error, headers = {} }: Refusal,
): void {
  metrics.refusedRequests.inc({ why });
  const body = kind === "api" ? JSON.stringify({ error: { ...error, changed: "no" } }) : `${error.message}\n`;
  const sent = request.method === "HEAD" ? "" : body;
  response.writeHead(status, {
    "content-type": kind === "api" ? "application/json" : "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    ...(request.complete ? {} : { connection: "close" }),
    ...headers,
  });
  if (request.complete) return void response.end(sent);
  response.write(sent);
  response.flushHeaders();
  // Closing a connection with unread bytes resets it, and the client loses the answer.
  linger(request, () => response.end());
}

/** Discards a refused body up to a limit of bytes and time, then cuts the connection. */
function linger(request: IncomingMessage, over: () => void): void {
  let left = LINGER_BYTES;
  const cut = () => request.socket.destroy();
  const timer = setTimeout(cut, LINGER_MS);
  request.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) cut();
  });
  request.once("end", over);
  request.once("close", () => clearTimeout(timer));
}

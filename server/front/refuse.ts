import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { DashboardError } from "@/lib/contract/dashboard-error";
import { metrics } from "@/server/metrics/metrics";
import type { Route } from "./routes";

/** Why a request is refused at the door; `why` is its name in the metrics. */
export type Refusal = {
  status: number;
  why: string;
  error: Omit<DashboardError, "changed">;
  headers?: Record<string, string>;
};

/** Unread bytes of a refused body that are still taken, so that its sender comes to read the answer. */
const LINGER_BYTES = 256 * 1024;
const LINGER_MS = 2_000;

/** Answers a request without having read its body: the dashboard API in its own shape, a page in plain words. */
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
  // Closed with bytes unread, a connection is reset, and the answer on it is lost.
  linger(request, () => response.end());
}

/** Throws a refused body away, up to a bound; whoever sends on after that is cut off. */
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

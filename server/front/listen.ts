import "server-only";
import { randomUUID } from "node:crypto";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { type Patience, stoppable } from "@/node/stoppable";
import { log } from "@/server/log";
import { metrics } from "@/server/metrics/metrics";
import { inRequest } from "@/server/request-context";

/** Limits for clients' connections. Times in milliseconds. */
export const DOOR = {
  /** Most connections at once; further ones are closed immediately. */
  connections: 2_000,
  /** Time for a request's headers, and for the whole request to arrive: 16 MiB over a line of 1.2 Mbit/s. */
  headers: 15_000,
  request: 120_000,
  /** Longer than reverse proxies keep a connection (nginx: 60 s), so that the proxy closes it, between requests. */
  idle: 65_000,
  /** Interval at which Node checks the two times above. */
  check: 5_000,
  stop: { settle: 100, bodies: 1_500, answers: 4_000 } satisfies Patience,
};

export type Listening = { port: number; stop: () => Promise<void> };

/** Address of a door, and the headers of answers to unreadable requests; port 0 means any free one. */
type Place = { host: string; port: number; headers: Record<string, string> };

export function listen(
  door: RequestListener,
  { host, port, headers }: Place,
  patience = DOOR,
): Promise<Listening> {
  const server = createServer({
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    keepAliveTimeout: patience.idle,
    connectionsCheckingInterval: patience.check,
    // Node would send its own refusal without our headers.
    requireHostHeader: false,
  });
  server.maxConnections = patience.connections;
  const { take, stop } = stoppable(server, patience.stop, ({ response }) => tooLate(response));
  const answer: RequestListener = (request, response) => {
    // Node warns above 10 listeners; Next and the door add more to the end of an answer.
    response.setMaxListeners(32);
    take(request, response);
    door(request, response);
  };
  server.on("request", answer);
  // A request with "Expect: 100-continue" asks before it sends its body; the door answers it.
  server.on("checkContinue", answer);
  // Node would refuse other values of Expect with an answer of its own.
  server.on("checkExpectation", answer);
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => refuseBroken(error, socket, headers));
  server.on("connection", (socket) => {
    metrics.openConnections.inc();
    socket.once("close", () => metrics.openConnections.dec());
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve({ port: (server.address() as AddressInfo).port, stop });
    });
  });
}

/** Answers bytes that Node could not parse as a request. */
function refuseBroken({ code = "" }: NodeJS.ErrnoException, socket: Duplex, headers: Place["headers"]): void {
  if (!socket.writable || code === "ECONNRESET") return void socket.destroy();
  const id = randomUUID();
  const status = STATUS[code] ?? "400 Bad Request";
  const own = { Connection: "close", "Content-Length": "0", "x-request-id": id };
  const lines = Object.entries({ ...headers, ...own }).map(([name, value]) => `${name}: ${value}`);
  inRequest({ id }, () =>
    log("info", "request", { method: "other", route: "unknown", status: parseInt(status) }),
  );
  socket.end([`HTTP/1.1 ${status}`, ...lines, "", ""].join("\r\n"));
}

const STATUS: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
};

/** Answers a request that outlasts the stop. Its call of the Configuration API may still succeed; the journal finds out later. */
function tooLate(response: ServerResponse): void {
  if (response.headersSent) return;
  const message = "Switchboard was restarted while it worked on this. Check whether it was done.";
  const error = { code: "upstream_unavailable", message, changed: "unknown" };
  response.writeHead(503, { "content-type": "application/json", "retry-after": "5" });
  response.end(JSON.stringify({ error }));
}

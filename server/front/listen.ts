import "server-only";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { type Patience, stoppable } from "@/node/stoppable";
import { metrics } from "@/server/metrics/metrics";

/** How patient the door is with clients. Times in milliseconds. */
export const DOOR = {
  /** Connections at once; more are closed as they come. */
  connections: 2_000,
  /** Until the headers of a request, and until all of it, have come: 16 MiB over a line of 1.2 Mbit/s. */
  headers: 15_000,
  request: 120_000,
  /** Longer than reverse proxies keep a connection (nginx: 60 s), so that it is they who close it, between requests. */
  idle: 65_000,
  /** How often the first two are looked after. */
  check: 5_000,
  stop: { settle: 100, bodies: 1_500, answers: 4_000 } satisfies Patience,
};

/** A dashboard that listens. */
export type Listening = { port: number; stop: () => Promise<void> };

/** Serves a door at an address; 0 is any free port. */
export function listen(
  door: RequestListener,
  { host, port }: { host: string; port: number },
  patience = DOOR,
): Promise<Listening> {
  const server = createServer({
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    keepAliveTimeout: patience.idle,
    connectionsCheckingInterval: patience.check,
  });
  server.maxConnections = patience.connections;
  const { take, stop } = stoppable(server, patience.stop, ({ response }) => tooLate(response));
  const answer: RequestListener = (request, response) => {
    // Next and we together have more to do at its end than Node expects.
    response.setMaxListeners(32);
    take(request, response);
    door(request, response);
  };
  server.on("request", answer);
  // Whoever asks first whether a body may come is told by the door.
  server.on("checkContinue", answer);
  server.on("clientError", refuseBroken);
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

/** What never became a request. */
function refuseBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
  socket.end(
    `HTTP/1.1 ${STATUS[error.code ?? ""] ?? "400 Bad Request"}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}

const STATUS: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
};

/** A call of the Configuration API may take longer than a stop: what it came to, the journal finds out. */
function tooLate(response: ServerResponse): void {
  if (response.headersSent) return;
  const message = "Switchboard was restarted while it worked on this. Look whether it was done.";
  const error = { code: "upstream_unavailable", message, changed: "unknown" };
  response.writeHead(503, { "content-type": "application/json", "retry-after": "5" });
  response.end(JSON.stringify({ error }));
}

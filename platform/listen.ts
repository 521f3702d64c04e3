import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { type Patience, stoppable } from "@/node/stoppable";
import type { ErrorType } from "@/lib/contract/errors";
import { REQUEST_TIMEOUT_MS } from "@/lib/contract/limits";
import { errorReply } from "./errors";

/** Listener on a port, and the way to stop it. */
export type Listener = { port: number; close: () => Promise<void> };

/** Time that requests in progress still have when a listener stops, in milliseconds. */
const PATIENCE: Patience = { settle: 100, bodies: 1_000, answers: 3_000 };

type Stoppable = { server: Server; stop: () => Promise<void> };

const KEEP_ALIVE_MS = 65_000;

const text = (code: string | undefined): [status: string, type: ErrorType, message: string] => {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") {
    return ["504 Gateway Timeout", "request_timeout", "the request took too long to arrive"];
  }
  if (code === "HPE_HEADER_OVERFLOW") {
    return ["431 Request Header Fields Too Large", "validation", "the headers are too long"];
  }
  return ["400 Bad Request", "validation", "the request is not valid HTTP"];
};

/** Answers bytes that Node could not parse as a request, in the form of every other error. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  const [status, type, message] = text(error.code);
  const body = JSON.stringify(errorReply(type, message));
  const headers = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close`;
  socket.end(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n${body}`);
}

/**
 * Answers requests without a Host in our form: HTTP/1.1 wants one (RFC 9112 section 3.2), older clients
 * send none. Node itself would answer without a body.
 */
function withHost(handler: RequestListener): RequestListener {
  return (request, response) => {
    if (request.httpVersion !== "1.1" || request.headers.host !== undefined)
      return void handler(request, response);
    const body = JSON.stringify(errorReply("validation", "the request must have a Host header"));
    const headers = {
      "content-type": "application/json",
      "content-length": body.length,
      connection: "close",
    };
    response.writeHead(400, headers).end(body);
  };
}

function listenAt(handler: RequestListener, host: string, port: number): Promise<Stoppable> {
  // Connections live longer than in reverse proxies, so that none closes while a proxy sends a request on
  // it.
  const server = createServer({
    headersTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requireHostHeader: false,
  });
  const { take, stop } = stoppable(server, PATIENCE);
  const counted =
    (next: RequestListener): RequestListener =>
    (request, response) => {
      take(request, response);
      next(request, response);
    };
  server.on("request", counted(withHost(handler)));
  server.on("clientError", refuse);
  // An unknown Expect is ignored, like every unknown header; Node would answer 417.
  server.on("checkExpectation", counted(handler));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve({ server, stop }));
  });
}

/** The loopback addresses that are not reached by listening at an address. */
function loopbackBeside(address: string): string[] {
  if (address === "::") return [];
  if (address === "0.0.0.0") return ["::1"];
  return ["127.0.0.1", "::1"].filter((other) => other !== address);
}

/**
 * Serves a handler at an address, and always at both of loopback's: `localhost` may be either, and is where this machine's
 * own programs look. 0 takes any free port.
 * @throws with code EADDRINUSE when the port is taken
 */
export async function listen(handler: RequestListener, host: string, port: number): Promise<Listener> {
  const named = host === "localhost" ? "127.0.0.1" : host;
  const first = await listenAt(handler, named, port);
  const servers = [first];
  const stopAll = async () => void (await Promise.all(servers.map(({ stop }) => stop())));
  const { port: actual, address } = first.server.address() as AddressInfo;
  for (const other of loopbackBeside(address)) {
    try {
      servers.push(await listenAt(handler, other, actual));
    } catch (error) {
      // Many containers have no IPv6. A port that someone else has is a problem: localhost may lead to them.
      if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
        await stopAll();
        throw error;
      }
    }
  }
  return { port: actual, close: stopAll };
}

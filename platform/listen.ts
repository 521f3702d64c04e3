import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { errorReply } from "./errors";

/** Where a listener can be reached, and how to stop it. */
export type Listener = { port: number; close: () => Promise<void> };

/** How long requests under way may still take when a listener stops, in milliseconds. */
const GRACE_MS = 3000;

function listenAt(handler: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer(handler);
  // What is not HTTP gets an answer of the same form as everything else.
  server.on("clientError", (_error, socket) => {
    if (!socket.writable) return socket.destroy();
    const body = JSON.stringify(errorReply("validation", "the request is not valid HTTP"));
    const headers = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close`;
    socket.end(`HTTP/1.1 400 Bad Request\r\n${headers}\r\n\r\n${body}`);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/**
 * Serves a handler. Loopback means both of its addresses, as `localhost` may be either; 0 takes any free port.
 * @throws with code EADDRINUSE when the port is taken
 */
export async function listen(handler: RequestListener, host: string, port: number): Promise<Listener> {
  const local = host === "localhost" || host === "127.0.0.1";
  const first = await listenAt(handler, local ? "127.0.0.1" : host, port);
  const servers = [first];
  const actual = (first.address() as AddressInfo).port;
  if (local) {
    try {
      servers.push(await listenAt(handler, "::1", actual));
    } catch (error) {
      // Many containers have no IPv6. A port that someone else has is a problem: localhost may lead to them.
      if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
        await close(first);
        throw error;
      }
    }
  }
  return { port: actual, close: async () => void (await Promise.all(servers.map(close))) };
}

import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Time for each step of stopping, in milliseconds. */
export type Patience = {
  /** For requests that had arrived but were not read when the stop began. */
  settle: number;
  /** For bodies that are still arriving, from the start of the stop. */
  bodies: number;
  /** For answers, from the start of the stop. */
  answers: number;
};

type Exchange = { request: IncomingMessage; response: ServerResponse };

/** Time for sending the last bytes of a late answer, in milliseconds. */
const FLUSH_MS = 250;

/**
 * Stops a server without losing a request and without waiting for silent clients: requests in flight are answered;
 * connections that are idle, or whose request stays incomplete, are closed.
 * @param late answers the requests that are still in flight when `answers` has passed
 */
export function stoppable(
  server: Server,
  { settle, bodies, answers }: Patience,
  late: (exchange: Exchange) => void = () => {},
) {
  const sockets = new Set<Socket>();
  const inFlight = new Set<Exchange>();
  let stopping: Promise<void> | undefined;

  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });

  const busy = () => new Set([...inFlight].map(({ request }) => request.socket));

  function closeIdle(): void {
    const used = busy();
    for (const socket of sockets) if (!used.has(socket)) socket.destroy();
  }

  async function end(): Promise<void> {
    const began = Date.now();
    const until = (ms: number) => Math.max(0, ms - (Date.now() - began));
    for (const { response } of inFlight) lastOf(response);
    await sleep(settle);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    closeIdle();
    const waiting = new AbortController();
    const forced = force(until, waiting.signal).catch(() => undefined);
    await closed;
    waiting.abort();
    await forced;
  }

  async function force(until: (ms: number) => number, signal: AbortSignal): Promise<void> {
    await sleep(until(bodies), undefined, { signal });
    for (const { request } of inFlight) if (!request.complete) request.socket.destroy();
    await sleep(until(answers), undefined, { signal });
    for (const exchange of [...inFlight]) late(exchange);
    await sleep(FLUSH_MS, undefined, { signal });
    for (const socket of sockets) socket.destroy();
  }

  return {
    isStopping: () => stopping !== undefined,
    /** Counts a request as in flight until its answer ends. A request handler calls this before anything else. */
    take(request: IncomingMessage, response: ServerResponse): void {
      const exchange = { request, response };
      inFlight.add(exchange);
      if (stopping) lastOf(response);
      response.once("close", () => {
        inFlight.delete(exchange);
        // The connection may carry further requests that the client sent before this answer.
        if (stopping && !busy().has(request.socket)) request.socket.destroySoon();
      });
    },
    /** Stops the server; resolves when its last connection is closed. */
    stop: (): Promise<void> => (stopping ??= end()),
  };
}

function lastOf(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
}

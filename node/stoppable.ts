import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** How long each step of stopping may take, in milliseconds. */
export type Patience = {
  /** For what had arrived but was not read yet when the stop began. */
  settle: number;
  /** For bodies that are still arriving, from the begin of the stop. */
  bodies: number;
  /** For answers, from the begin of the stop. */
  answers: number;
};

type Exchange = { request: IncomingMessage; response: ServerResponse };

/** How long the last bytes of a late answer may take to leave. */
const FLUSH_MS = 250;

/**
 * Lets a server end without losing a request and without waiting for clients that send nothing: what is in flight is
 * answered; connections that are idle, or whose request never becomes whole, are closed.
 * @param late answers what is still in flight at the very end, if it can
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
    /** Whether the server is on its way to its end. */
    isStopping: () => stopping !== undefined,
    /** Counts a request as in flight until its answer is over. To be called first of all by whatever answers. */
    take(request: IncomingMessage, response: ServerResponse): void {
      const exchange = { request, response };
      inFlight.add(exchange);
      if (stopping) lastOf(response);
      response.once("close", () => {
        inFlight.delete(exchange);
        // Other requests may wait on the same connection, sent before the answer to the first.
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

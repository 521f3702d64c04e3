import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { startOnLoopback } from "./loopback";

/** Request that arrived, with its body. */
export type Arrived = { method: string; url: string; headers: IncomingMessage["headers"]; body: string };

type Handler = (request: Arrived, response: ServerResponse) => void | Promise<void>;

/**
 * Starts a server on a free port with a test's handler; it closes, with its connections, when the test
 * ends.
 */
export async function startHttpServer(handler: Handler): Promise<{ url: string; requests: Arrived[] }> {
  const requests: Arrived[] = [];
  const { url, close } = await startOnLoopback((request, response) => {
    void text(request).then(async (body) => {
      const { method = "", url = "", headers } = request;
      requests.push({ method, url, headers, body });
      await handler({ method, url, headers, body }, response);
    });
  });
  onTestFinished(close);
  return { url, requests };
}

/** Answers JSON. */
export function answer(response: ServerResponse, status: number, json: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
}

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A request as it arrived, its body read. */
export type Arrived = { method: string; url: string; headers: IncomingMessage["headers"]; body: string };

type Handler = (request: Arrived, response: ServerResponse) => void | Promise<void>;

/** A real server on a free port that does what a test wants; closed, with its connections, when the test ends. */
export async function startHttpServer(handler: Handler): Promise<{ url: string; requests: Arrived[] }> {
  const requests: Arrived[] = [];
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const { method = "", url = "", headers } = request;
      requests.push({ method, url, headers, body });
      await handler({ method, url, headers, body }, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, requests };
}

/** Answers JSON. */
export function answer(response: ServerResponse, status: number, json: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
}

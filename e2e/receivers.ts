import { createServer, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/** A receiver of webhooks on this machine. */
export type Receiver = { url: string; bodies: string[]; close: () => Promise<void> };

/** Starts a receiver that answers each request with the test's handler. */
export async function startReceiver(
  handler: (response: ServerResponse, body: string) => void,
): Promise<Receiver> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      bodies.push(body);
      handler(response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${address.port}/hook`, bodies, close };
}

/** Writes an endless answer, at the speed at which the client reads it. */
export function streamForever(response: ServerResponse): void {
  const more = (): void => {
    while (response.write("again and again ".repeat(500)));
    response.once("drain", more);
  };
  more();
}

import { createServer } from "node:http";
import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";

type Options = {
  /** Status with which it refuses calls instead of letting them through. */
  refuses?: number;
  /** `user:password` that it demands. */
  credentials?: string;
};

/**
 * Starts a proxy like a company's: it opens tunnels to one port of this machine under any host name, and
 * remembers the names. It closes when the test ends.
 */
export async function startConnectProxy(port: number, { refuses, credentials }: Options = {}) {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.writeHead(405).end();
  });
  server.on("connect", (request, client: Socket) => {
    seen.push(request.url ?? "");
    const wanted = credentials && `Basic ${Buffer.from(credentials).toString("base64")}`;
    const status = wanted && request.headers["proxy-authorization"] !== wanted ? 407 : refuses;
    if (status !== undefined) return void client.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    const upstream = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return { address: `127.0.0.1:${address.port}`, seen };
}

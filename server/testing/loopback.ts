import { createServer, type RequestListener, type Server } from "node:http";

/** Starts an HTTP server on a free port of this machine. @returns its address, and how to close it with its connections */
export async function startOnLoopback(answer: RequestListener): Promise<{ url: string; close: () => void }> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port");
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
}

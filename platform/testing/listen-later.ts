import type { RequestListener } from "node:http";
import { type Listener, listen } from "../listen";

/** Listens on a free port before there is a handler: an issuer has to know its own address. */
export async function listenLater(): Promise<
  Listener & { url: string; handle: (handler: RequestListener) => void }
> {
  let current: RequestListener = (_request, response) => void response.writeHead(503).end();
  const listener = await listen((request, response) => current(request, response), "127.0.0.1", 0);
  return {
    ...listener,
    url: `http://localhost:${listener.port}`,
    handle: (handler) => {
      current = handler;
    },
  };
}

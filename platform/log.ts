import type { RequestListener } from "node:http";
import { visible } from "@/lib/text/unseen";

/** Writes lines of a log: no address, name or sentence of others in them begins a line or is obeyed by a terminal. */
export function lineLog(write: (line: string) => void): (line: string) => void {
  return (line) => write(visible(line));
}

/**
 * Writes one line for each request: method, path, status, duration. The query is left out, as it may hold a
 * token or a code.
 */
export function withLog(
  name: string,
  handler: RequestListener,
  write: (line: string) => void,
): RequestListener {
  return (request, response) => {
    const started = performance.now();
    // oidc-provider rewrites the URL of a mounted request, so the path is read before.
    const path = request.url?.split("?", 1)[0];
    response.once("close", () => {
      const status = response.writableFinished ? response.statusCode : "gone";
      write(`${name} ${request.method} ${path} ${status} ${Math.round(performance.now() - started)} ms`);
    });
    handler(request, response);
  };
}

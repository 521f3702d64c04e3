import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { errorReply } from "../errors";

/** The API as a handler for Node's HTTP server. What cannot be a request, e.g. with a broken Host, is answered here. */
export function apiListener(api: Hono): RequestListener {
  const listener = getRequestListener(api.fetch, {
    // Placeholder in the URL of a request without a Host, which HTTP/1.0 allows; no code reads it.
    hostname: "localhost",
    errorHandler: () =>
      Response.json(errorReply("validation", "the request is not valid HTTP"), { status: 400 }),
  });
  return (request, response) => void listener(request, response);
}

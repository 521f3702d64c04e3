import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { parse } from "hono/utils/cookie";
import { NextRequest } from "next/server";
import { onTestFinished } from "vitest";
import { sidOf } from "@/server/sign-in/session-cookie";
import { environment } from "@/server/environment";
import { createBodyBudget } from "@/server/front/body-budget";
import { createDoor } from "@/server/front/door";
import { listen } from "@/server/front/listen";
import { routeOf } from "@/server/front/routes";
import { BARE_POLICY, commonHeaders } from "@/server/http/security-headers";
import { handlers } from "./samples";

/** Headers that every answer of the door carries. */
export const everywhere = () => ({
  ...commonHeaders({ appUrl: environment().APP_URL }),
  "Content-Security-Policy": BARE_POLICY,
});

/**
 * Starts the dashboard's door with the real route handlers behind it. `serve` replaces Next between the two: it finds the
 * handler, decodes the parts of the path and passes on the request. Pages are replaced by a fixed text.
 */
export async function startRealDoor(): Promise<string> {
  const headers = everywhere();
  const door = createDoor({
    pages: (request, response) => serve(request, response),
    files: (_, response) => response.writeHead(404).end(),
    headers,
    proxyHops: 0,
    budget: createBodyBudget(),
    sidOf: ({ headers: { cookie = "" } }) =>
      sidOf(Object.entries(parse(cookie)).map(([name, value]) => ({ name, value }))),
  });
  const listening = await listen(door, { host: "127.0.0.1", port: 0, headers });
  onTestFinished(() => listening.stop());
  return `http://127.0.0.1:${listening.port}`;
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "", url = "/" } = request;
  const [path = ""] = url.split("?", 1);
  const template = routeOf(path)?.template ?? "";
  const handler = handlers.get(`${method === "HEAD" ? "GET" : method} ${template}`);
  if (handler === undefined)
    return void response.writeHead(200, { "content-type": "text/plain" }).end("a page");
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const hasBody = method !== "GET" && method !== "HEAD";
  const asked = new NextRequest(new URL(url.replace(/^\/+/, "/"), environment().APP_URL), {
    method,
    headers: headersOf(request),
    body: hasBody ? await buffer(request) : undefined,
    signal: gone.signal,
  });
  const answer = await handler(asked, { params: Promise.resolve(paramsOf(template, path)) });
  const body = Buffer.from(await answer.arrayBuffer());
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  response.end(method === "HEAD" ? undefined : body);
}

function headersOf({ rawHeaders, headers }: IncomingMessage): Headers {
  const all = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2)
    all.append(rawHeaders[at] ?? "", rawHeaders[at + 1] ?? "");
  // The raw headers still hold the client's id; the door has replaced it in `headers`.
  all.set("x-request-id", String(headers["x-request-id"]));
  return all;
}

function paramsOf(template: string, path: string): Record<string, string | string[]> {
  const parts = path.split("/").map((part) => decodeURIComponent(part));
  return Object.fromEntries(
    template.split("/").flatMap((part, at): [string, string | string[]][] => {
      const name = /^\[(\.\.\.)?(\w+)\]$/.exec(part);
      if (!name?.[2]) return [];
      return [[name[2], name[1] ? parts.slice(at) : (parts[at] ?? "")]];
    }),
  );
}

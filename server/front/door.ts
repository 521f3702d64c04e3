import "server-only";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from "node:http";
import { describeError, log } from "@/server/log";
import { metrics } from "@/server/metrics/metrics";
import { inRequest, type RequestContext } from "@/server/request-context";
import { addressOf } from "@/node/client-address";
import { admit, type Gate, tooLarge } from "./admit";
import { type Refusal, refuse } from "./refuse";
import type { Route } from "./routes";
import { withWholeBody } from "./whole-body";

/** Answers requests that were let in. */
export type Answers = (request: IncomingMessage, response: ServerResponse) => Promise<unknown> | unknown;

type Surroundings = Gate & {
  pages: Answers;
  files: Answers;
  /** Headers that every answer has, unless whoever answers knows better. */
  headers: Record<string, string>;
  /** How many proxies of ours are in front, whose word on where a request comes from counts. */
  proxyHops: number;
};

/** Other methods are anything that a client likes to write. */
const METHODS = new Set(["GET", "HEAD", "POST", "PATCH", "DELETE"]);

/** Asked all the time by machines, or answered from a disk: counted, but not each in the log. */
const QUIET = new Set([
  "/_next/static",
  "/api/health",
  "/api/health/live",
  "/api/health/ready",
  "/api/metrics",
]);

/**
 * The dashboard's door: each request gets an id, a line in the log and the headers that all answers have, and is looked
 * at before its body is read. Next, which would buffer a body first, sees only those that are let in.
 */
export function createDoor({ pages, files, headers, proxyHops, ...gate }: Surroundings): RequestListener {
  async function pass(request: IncomingMessage, response: ServerResponse, seen: Seen): Promise<void> {
    const decided = await admit(request, gate);
    seen.route = decided.route;
    const kind = decided.route?.kind ?? kindOf(request.url);
    const refused = (refusal: Refusal) => refuse(request, response, kind, refusal);
    if ("refusal" in decided) return refused(decided.refusal);
    response.once("close", decided.release);
    if (waitsToContinue(request)) response.writeContinue();
    const whole = needsReading(request) ? await withWholeBody(request, decided.limit) : request;
    if (whole === undefined) return refused(tooLarge(decided.limit));
    await (kind === "file" ? files : pages)(whole, response);
  }

  return (request, response) => {
    const context: RequestContext = { id: randomUUID() };
    const seen: Seen = {};
    request.headers["x-request-id"] = context.id;
    // One address, of which a client cannot have written anything; limits count it.
    request.headers["x-forwarded-for"] = addressOf(request, proxyHops);
    fillIn(response, { ...headers, "x-request-id": context.id });
    inRequest(context, () => {
      writeDown(request, response, seen, context);
      pass(request, response, seen).catch((error: unknown) => {
        if (response.writableEnded || request.socket.destroyed) return;
        log("error", "an answer failed", { method: request.method, ...describeError(error) });
        if (!response.headersSent) response.statusCode = 500;
        response.end();
      });
    });
  };
}

type Seen = { route?: Route };

function kindOf(target = ""): Route["kind"] {
  return target.startsWith("/api/") ? "api" : "page";
}

/** HTTP/1.0 knows no interim answers. */
function waitsToContinue({ headers, httpVersion }: IncomingMessage): boolean {
  return httpVersion === "1.1" && headers.expect !== undefined;
}

/** Whether only reading a body tells how long it is. */
function needsReading({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined;
}

/** Gives an answer the headers that it does not have when it begins; the first of ours and of others' wins, never both. */
function fillIn(response: ServerResponse, headers: Record<string, string>): void {
  const write = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = (...given: unknown[]) => {
    const named = given.find((one): one is OutgoingHttpHeaders => typeof one === "object" && one !== null);
    const own = new Set(Object.keys(named ?? {}).map((name) => name.toLowerCase()));
    for (const [name, value] of Object.entries(headers)) {
      if (!response.hasHeader(name) && !own.has(name.toLowerCase())) response.setHeader(name, value);
    }
    return write(...given);
  };
}

/** One line and one measurement for each request: no query, no id in a path, no email. */
function writeDown(
  { method = "" }: IncomingMessage,
  response: ServerResponse,
  seen: Seen,
  context: RequestContext,
): void {
  const began = performance.now();
  response.once("close", () => {
    const ms = performance.now() - began;
    const route = seen.route?.template ?? "unknown";
    // Whoever asked may be gone before an answer began.
    const status = response.headersSent ? response.statusCode : 499;
    const known = METHODS.has(method) ? method : "other";
    metrics.httpRequests.observe({ route, method: known, status: String(status) }, ms / 1000);
    if (QUIET.has(route) && status < 400) return;
    inRequest(context, () =>
      log("info", "request", {
        method: known,
        route,
        status,
        ms: Math.round(ms),
        license: context.licenseId,
      }),
    );
  });
}

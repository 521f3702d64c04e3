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

/** Handler of requests that the door has admitted. */
export type Answers = (request: IncomingMessage, response: ServerResponse) => Promise<unknown> | unknown;

type Surroundings = Gate & {
  pages: Answers;
  files: Answers;
  /** Headers of every answer; a header that the answer sets itself has priority. */
  headers: Record<string, string>;
  /** Number of our proxies in front: so many entries of X-Forwarded-For are trusted. */
  proxyHops: number;
};

/**
 * Methods that are counted by name. All others are counted as "other": a client can invent any number of
 * them.
 */
const METHODS = new Set(["GET", "HEAD", "POST", "PATCH", "DELETE"]);

/** Routes that machines ask all the time or a disk answers: measured, but logged only when they fail. */
const QUIET = new Set([
  "/_next/static",
  "/api/health",
  "/api/health/live",
  "/api/health/ready",
  "/api/metrics",
]);

/**
 * The dashboard's door: gives each request an id, a line in the log and the headers common to all answers, and checks it
 * before its body is read. Next, which buffers bodies before any check, gets only requests that passed.
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
    // A single address, not the client's own claim; limits count it.
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

/** HTTP/1.0 has no interim answers such as "100 Continue". */
function waitsToContinue({ headers, httpVersion }: IncomingMessage): boolean {
  return httpVersion === "1.1" && headers.expect !== undefined;
}

/** Whether a body has no announced length, so that only reading it shows whether it is too large. */
function needsReading({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined;
}

/** Adds headers to an answer when its head is written; a header that the answer sets itself has priority. */
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

/** Writes one log line and one measurement for each request, without query, ids in paths and email addresses. */
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
    // The client may have left before an answer began.
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

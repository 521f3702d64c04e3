import "server-only";
import type { IncomingMessage } from "node:http";
import { SessionEndedError } from "@/server/errors";
import type { BodyBudget } from "./body-budget";
import type { Refusal } from "./refuse";
import { isRouterState } from "./router-state";
import { type Methods, type Route, routeOf } from "./routes";

/** Parts of the dashboard that the door needs for its decision. */
export type Gate = {
  budget: BodyBudget;
  /**
   * Reads the session id from a request's cookies without asking the database; undefined for cookies that
   * Switchboard did not seal.
   */
  sidOf: (request: IncomingMessage) => Promise<string | undefined>;
};

/**
 * Admitted request: its route and the largest body it may have, in bytes. `release` frees its share of the
 * budget.
 */
export type Admitted = { route: Route; limit: number; release: () => void };

const BUSY_SECONDS = 2;

/** Decides on a request before any of its body is read. */
export async function admit(
  request: IncomingMessage,
  { budget, sidOf }: Gate,
): Promise<Admitted | { route?: Route; refusal: Refusal }> {
  // RFC 9112, section 3.2: a host is required. HTTP/1.0 has none.
  if (request.httpVersion === "1.1" && request.headers.host === undefined)
    return { refusal: UNREADABLE_HEADERS };
  const path = pathOf(request.url);
  if (path === undefined) return { refusal: NO_ADDRESS };
  const route = routeOf(path);
  if (route === undefined) return { refusal: NOTHING_HERE };
  const limit = limitOf(route.methods, request.method);
  if (limit === undefined) return { route, refusal: otherMethods(route.methods) };

  const state = request.headers["next-router-state-tree"];
  if (state !== undefined && !isRouterState(String(state))) return { route, refusal: UNREADABLE_HEADERS };

  const size = sizeOf(request);
  const isChange = request.method !== "GET" && request.method !== "HEAD";
  const sid = route.guarded && isChange ? await sidOf(request) : undefined;
  if (route.guarded && isChange && sid === undefined) return { route, refusal: NOT_SIGNED_IN };
  if (size === 0) return { route, limit, release: () => {} };
  if (limit === 0 || (size ?? 0) > limit) return { route, refusal: tooLarge(limit) };
  const release = budget.take(size ?? limit, sid);
  return release ? { route, limit, release } : { route, refusal: BUSY };
}

/** The path of a request's target; undefined when it cannot be decoded. The query is not checked. */
function pathOf(target = ""): string | undefined {
  const [path = ""] = target.split("?", 1);
  if (!path.startsWith("/")) return undefined;
  try {
    decodeURIComponent(path);
    return path;
  } catch {
    return undefined;
  }
}

function limitOf(methods: Methods, method = ""): number | undefined {
  const name = method === "HEAD" ? "GET" : method;
  return Object.hasOwn(methods, name) ? methods[name as keyof Methods] : undefined;
}

/** Announced body size in bytes; undefined for a chunked body. */
function sizeOf({ headers }: IncomingMessage): number | undefined {
  if (headers["transfer-encoding"] !== undefined) return undefined;
  return Number(headers["content-length"] ?? 0);
}

const NO_ADDRESS: Refusal = {
  status: 400,
  why: "address",
  error: { code: "validation", message: "This address cannot be read." },
};

const UNREADABLE_HEADERS: Refusal = {
  status: 400,
  why: "headers",
  error: { code: "validation", message: "The headers of this request cannot be read." },
};

const NOTHING_HERE: Refusal = {
  status: 404,
  why: "address",
  error: { code: "not_found", message: "There is nothing at this address." },
};

const NOT_SIGNED_IN: Refusal = {
  status: 401,
  why: "session",
  error: { code: "authentication", message: new SessionEndedError().message },
};

const BUSY: Refusal = {
  status: 503,
  why: "busy",
  error: {
    code: "too_many_requests",
    message: "Switchboard is receiving too much at once. Nothing was changed; try again in a moment.",
    retry_after: BUSY_SECONDS,
  },
  headers: { "retry-after": String(BUSY_SECONDS) },
};

function otherMethods(methods: Methods): Refusal {
  const allowed = Object.keys(methods).flatMap((name) => (name === "GET" ? [name, "HEAD"] : [name]));
  return {
    status: 405,
    why: "method",
    error: { code: "validation", message: `This address takes ${allowed.join(", ")} only.` },
    headers: { allow: allowed.join(", ") },
  };
}

export function tooLarge(limit: number): Refusal {
  const size = limit >= 1024 * 1024 ? `${limit / 1024 / 1024} MiB` : `${limit / 1024} KiB`;
  const message = limit === 0 ? "This address takes no body." : `The body is larger than ${size}.`;
  return { status: 413, why: "body", error: { code: "validation", message } };
}

import "server-only";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import { MAX_OPEN_BYTES } from "@/lib/contract/limits";
import { pages } from "@/lib/paths";
import { environment } from "@/server/environment";
import { describeFailure } from "./answer-error";
import { readText, TooLargeError } from "@/server/read-text";
import { isSameOrigin } from "./same-origin";
import { spendSignIn } from "@/server/limits/allowance";
import { log } from "@/server/log";
import { metrics } from "@/server/metrics/metrics";
import { currentRequest } from "@/server/request-context";
import { type Asked, askNextAuth } from "@/server/sign-in/ask-next-auth";
import { type Attempt, attemptOf, beginAttempt, leftBehind } from "@/server/sign-in/attempt";
import { authOptions } from "@/server/sign-in/auth-options";
import { safeCallbackUrl } from "@/server/sign-in/callback-url";
import { attemptCookie, csrfCookie, unusedCookie } from "@/server/sign-in/cookie-names";
import { PROVIDER_ID } from "@/server/sign-in/livechat-provider";
import { expiredCookie, sidOf } from "@/server/sign-in/session-cookie";
import { findSession } from "@/server/sign-in/session-rows";

/**
 * Endpoints of next-auth in use, with their methods. Switchboard has its own pages instead of next-auth's; the log
 * endpoint would let anyone write to the log, and the session endpoint would renew a cookie for ever.
 */
const METHODS: Record<string, readonly string[]> = {
  signin: ["GET"],
  [`signin/${PROVIDER_ID}`]: ["GET", "POST"],
  [`callback/${PROVIDER_ID}`]: ["GET"],
  csrf: ["GET"],
};
const FORM = "application/x-www-form-urlencoded";

type Context = { params: Promise<{ nextauth: string[] }> };

/**
 * Serves `/api/auth/*` through next-auth, except that each sign-in has its own state and cookie where
 * next-auth keeps one for the whole browser.
 */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  const path = (await context.params).nextauth;
  const name = path.join("/");
  const methods = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (methods === undefined) return new Response(null, { status: 404 });
  // next-auth does not know HEAD; the HTTP server drops the body of the answer.
  const method = request.method === "HEAD" ? "GET" : request.method;
  if (!methods.includes(method)) {
    return new Response(null, { status: 405, headers: { allow: methods.join(", ") } });
  }
  const form = method === "POST" ? await formOf(request) : {};
  if (form instanceof Response) return form;
  const asked = read(request, { method, path, form });
  if (path[0] === "callback") return comeBack(asked);
  if (method !== "POST") return answer(asked);
  return (await refusal(request)) ?? leave(proven(asked, request.headers));
}

/** Refuses a sign-in from an address that has begun too many. Requests without an address are not counted. */
async function refusal({ headers, method, nextUrl }: NextRequest): Promise<Response | undefined> {
  // Set by the door (server/front), which discards the client's own value.
  const address = headers.get("x-forwarded-for");
  if (!address) return undefined;
  try {
    await spendSignIn(address);
    return undefined;
  } catch (error) {
    const id = currentRequest()?.id ?? randomUUID();
    const failure = describeFailure(error, { id, method, path: nextUrl.pathname }, false);
    const sent = { "cache-control": "no-store", ...failure.headers };
    return Response.json({ error: failure.error }, { status: failure.status, headers: sent });
  }
}

/** The fields of a form body; an error answer when the body is no form or is too large. */
async function formOf(request: NextRequest): Promise<Record<string, string> | Response> {
  const type = request.headers.get("content-type") ?? FORM;
  if (type.split(";", 1)[0]?.trim().toLowerCase() !== FORM) return new Response(null, { status: 400 });
  if (request.body === null) return {};
  try {
    return Object.fromEntries(new URLSearchParams(await readText(request.body, MAX_OPEN_BYTES)));
  } catch (error) {
    // The body was too large, or was cut off on the way.
    return new Response(null, { status: error instanceof TooLargeError ? 413 : 400 });
  }
}

type Read = { method: string; path: string[]; form: Record<string, string> };

function read(request: NextRequest, { method, path, form }: Read): Asked {
  // next-auth logs an error for an unknown value in one of its cookies that Switchboard never sets.
  const cookies = request.cookies.getAll().filter(({ name }) => !name.startsWith(unusedCookie("")));
  return {
    method,
    path,
    query: ours(Object.fromEntries(request.nextUrl.searchParams)),
    body: ours(form),
    cookies: Object.fromEntries(cookies.map(({ name, value }) => [name, value])),
    headers: Object.fromEntries(request.headers),
  };
}

/**
 * Replaces a callback URL that is invalid or foreign: next-auth would write it into the log, at any length
 * that a client chooses.
 */
function ours({ callbackUrl, ...rest }: Record<string, string>): Record<string, string> {
  if (callbackUrl === undefined) return rest;
  return { ...rest, callbackUrl: safeCallbackUrl(callbackUrl, environment().APP_URL) };
}

type More = { attempt?: Attempt; cookies?: string[]; location?: string };

async function answer(asked: Asked, { attempt, cookies = [], location }: More = {}): Promise<Response> {
  const { status, headers, body } = await askNextAuth(asked, authOptions(asked.cookies, attempt));
  // next-auth keeps the last tab's address for the whole browser.
  const kept = headers.getSetCookie().filter((cookie) => !cookie.startsWith(unusedCookie("")));
  headers.delete("set-cookie");
  for (const cookie of [...kept, ...cookies]) headers.append("set-cookie", cookie);
  headers.set("cache-control", "no-store");
  if (location !== undefined) headers.set("location", location);
  return new Response(body, { status, headers });
}

/** Leaves for the accounts server. */
async function leave(asked: Asked): Promise<Response> {
  const attempt = await beginAttempt(asked.body.callbackUrl ?? asked.query.callbackUrl ?? pages.home);
  const cookies = leftBehind(Object.keys(asked.cookies)).map(expiredCookie);
  return answer(asked, { attempt, cookies });
}

/** Comes back from there: to the page that this sign-in was for, or to the sign-in page with what went wrong. */
async function comeBack(asked: Asked): Promise<Response> {
  const { APP_URL } = environment();
  const attempt = await attemptOf(asked.query.state ?? null);
  const to = attempt?.to ?? APP_URL;
  const query = { ...asked.query, ...knownError(asked.query), callbackUrl: to };
  // An attempt of another browser fails in any case, but next-auth would log it as an error.
  const response = isBegun(asked, attempt)
    ? await answer({ ...asked, query }, { attempt })
    : new Response(null, { status: 302, headers: { "cache-control": "no-store" } });
  const location = response.headers.get("location") ?? "?error";
  const failed = new URL(location, APP_URL).searchParams.has("error");
  if (!failed) return response;
  // Signed in already, in another tab or by this same answer, which was then asked for again: on to the page.
  if (await isSignedIn(asked)) response.headers.set("location", to);
  else {
    const error = whatFailed(asked, attempt);
    metrics.securityEvents.inc({ event: "not_signed_in" });
    log("info", "not signed in", { why: error });
    const { pathname, search } = new URL(to);
    const why = new URLSearchParams({ error, callbackUrl: pathname + search });
    response.headers.set("location", `${APP_URL}${pages.signIn}?${why}`);
  }
  if (attempt) response.headers.append("set-cookie", expiredCookie(attemptCookie(attempt.key)));
  return response;
}

/** Reason of a failed sign-in, by its name on the sign-in page (components/session/sign-in-problem.ts). */
function whatFailed(asked: Asked, attempt: Attempt | undefined): string {
  if (asked.query.error === "access_denied") return "AccessDenied";
  return isBegun(asked, attempt) ? "Callback" : "OAuthCallback";
}

function isBegun({ cookies }: Asked, attempt: Attempt | undefined): attempt is Attempt {
  return attempt !== undefined && cookies[attemptCookie(attempt.key)] !== undefined;
}

/** Error code of the provider, if it looks like one of OAuth's; other text from the address must not reach the log. */
function knownError({ error }: Record<string, string>): { error?: string } {
  if (error === undefined) return {};
  return { error: /^[a-z_]{1,40}$/.test(error) ? error : "unknown_error" };
}

async function isSignedIn({ cookies }: Asked): Promise<boolean> {
  const sid = await sidOf(Object.entries(cookies).map(([name, value]) => ({ name, value })));
  return sid !== undefined && (await findSession(sid)) !== undefined;
}

/**
 * Adds a valid CSRF token to a request from one of our own pages, which the browser's headers already
 * prove. Two tabs that begin at once would otherwise take the cookie's token from each other. Requests
 * without such headers have to bring next-auth's token.
 */
function proven(asked: Asked, headers: Headers): Asked {
  const { APP_URL, AUTH_SECRET } = environment();
  if (!isSameOrigin(headers, APP_URL)) return asked;
  const token = randomBytes(32).toString("hex");
  const hash = createHash("sha256").update(`${token}${AUTH_SECRET}`).digest("hex");
  return {
    ...asked,
    body: { ...asked.body, csrfToken: token },
    cookies: { ...asked.cookies, [csrfCookie()]: `${token}|${hash}` },
  };
}

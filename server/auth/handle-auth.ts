import "server-only";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import { pages } from "@/lib/paths";
import { environment } from "@/server/environment";
import { describeFailure } from "@/server/http/answer-error";
import { isSameOrigin } from "@/server/http/same-origin";
import { spendSignIn } from "@/server/limits/allowance";
import { type Asked, askNextAuth } from "./ask-next-auth";
import { type Attempt, attemptOf, beginAttempt, leftBehind } from "./attempt";
import { authOptions } from "./auth-options";
import { safeCallbackUrl } from "./callback-url";
import { attemptCookie, csrfCookie, unusedCookie } from "./cookie-names";
import { expiredCookie, sidOf } from "./session-cookie";
import { findSession } from "./session-rows";

/**
 * What of next-auth is in use. Its other pages are ours, its open log endpoint would let anyone write to the log, and its
 * `session` would renew the cookie of a session that has ended.
 */
const ACTIONS = new Set(["signin", "callback", "signout", "csrf", "providers", "error"]);

type Context = { params: Promise<{ nextauth: string[] }> };

/** Serves `/api/auth/*`: next-auth, but for what it keeps for a whole browser although it is for one sign-in. */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  const path = (await context.params).nextauth;
  const [action = ""] = path;
  if (!ACTIONS.has(action)) return new Response(null, { status: 404 });
  const asked = await read(request, path);
  if (action === "callback") return comeBack(asked);
  if (action !== "signin" || asked.method !== "POST") return answer(asked);
  return (await refusal(request)) ?? leave(proven(asked, request.headers));
}

/** Refuses a sign-in from an address that has begun too many; without one nothing can be counted. */
async function refusal({ headers, method, nextUrl }: NextRequest): Promise<Response | undefined> {
  // Each proxy adds whom it was asked by: the last one is the only one that nobody else can have written.
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  if (!address) return undefined;
  try {
    await spendSignIn(address);
    return undefined;
  } catch (error) {
    const failure = describeFailure(error, { id: randomUUID(), method, path: nextUrl.pathname }, false);
    const sent = { "cache-control": "no-store", ...failure.headers };
    return Response.json({ error: failure.error }, { status: failure.status, headers: sent });
  }
}

async function read(request: NextRequest, path: string[]): Promise<Asked> {
  const text = request.method === "POST" ? await request.text() : "";
  return {
    method: request.method,
    path,
    query: ours(Object.fromEntries(request.nextUrl.searchParams)),
    body: ours(Object.fromEntries(new URLSearchParams(text))),
    cookies: Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value])),
    headers: Object.fromEntries(request.headers),
  };
}

/** next-auth writes an address that is none into the log, as long as whoever asks likes. */
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
  const response = await answer({ ...asked, query: { ...asked.query, callbackUrl: to } }, { attempt });
  const location = response.headers.get("location");
  const failed = location !== null && new URL(location, APP_URL).searchParams.has("error");
  if (!failed) return response;
  // Signed in already, in another tab or by this same answer, which was then asked for again: on to the page.
  if (await isSignedIn(asked)) response.headers.set("location", to);
  else {
    const { pathname, search } = new URL(to);
    const query = new URLSearchParams({ error: whatFailed(asked, attempt), callbackUrl: pathname + search });
    response.headers.set("location", `${APP_URL}${pages.signIn}?${query}`);
  }
  if (attempt) response.headers.append("set-cookie", expiredCookie(attemptCookie(attempt.key)));
  return response;
}

/** Why nobody was signed in, as the sign-in page knows it (components/session/sign-in-problem.ts). */
function whatFailed({ query, cookies }: Asked, attempt: Attempt | undefined): string {
  if (query.error === "access_denied") return "AccessDenied";
  const begunHere = attempt !== undefined && cookies[attemptCookie(attempt.key)] !== undefined;
  return begunHere ? "Callback" : "OAuthCallback";
}

async function isSignedIn({ cookies }: Asked): Promise<boolean> {
  const sid = await sidOf(Object.entries(cookies).map(([name, value]) => ({ name, value })));
  return sid !== undefined && (await findSession(sid)) !== undefined;
}

/**
 * What a browser sends from one of our own pages needs no token in a cookie, which two tabs that begin at once would take
 * from each other. Whoever does not say where it comes from has to bring next-auth's.
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

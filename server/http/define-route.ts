import "server-only";
import { randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import type { z } from "zod";
import type { DashboardError } from "@/lib/contract/dashboard-error";
import { METHODS, type MethodName } from "@/lib/contract/methods";
import { coversAny, type Scope } from "@/lib/contract/scopes";
import { PERSON_HEADER, personText } from "@/lib/session/person-header";
import { checkedSession } from "@/server/sign-in/rights";
import { resealedCookie, sidOf } from "@/server/sign-in/session-cookie";
import { findSession, type Session, sessionMark } from "@/server/sign-in/session-rows";
import { causeOf } from "@/server/journal/cause-of";
import type { Cause } from "@/server/journal/journal";
import { DeadlineError, withDeadline } from "@/server/deadline";
import { environment } from "@/server/environment";
import { InputError, MissingScopeError, OtherPersonError, SessionEndedError } from "@/server/errors";
import { spend } from "@/server/limits/allowance";
import type { LimitName } from "@/server/limits/limits";
import { currentRequest, noteWhose } from "@/server/request-context";
import { describeFailure } from "./answer-error";
import { checkInput, readInput } from "./read-input";
import { assertNotFromElsewhere, assertSameOrigin } from "./same-origin";

const SAFE_METHODS = new Set(["GET", "HEAD"]);

type Call<I, P, Q> = {
  session: Session;
  input: I;
  params: P;
  query: Q;
  /** Cause for the journal's entries of this request. */
  cause: Cause;
  /** Headers of the answer, for the one route that clears a cookie. */
  headers: Headers;
  signal: AbortSignal;
};

type Route<I extends z.ZodType, P extends z.ZodType, O extends z.ZodType, Q extends z.ZodType> = {
  /** Time limit of the whole action in milliseconds, if not ACTION_MS. */
  takesMs?: number;
  /** Rate limit of the route; counted before the body is read. */
  limit?: LimitName;
  /** Rate limit that depends on the input. */
  limitOf?: (input: z.output<I>) => LimitName | undefined;
  /** Schema of the body; a route without one ignores it. */
  input?: I;
  /** Most bytes of the body, if it may be larger than a request of the Configuration API. */
  maxBytes?: number;
  /** Schema of the path's parameters. */
  params?: P;
  /** Schema of the query; a route without one ignores it. */
  query?: Q;
  /** Schema of the answer; an answer that does not fit is a bug, and is not sent. */
  output: O;
  /** Whether the route only ends the session, which must work even while permissions cannot be checked. */
  leaves?: boolean;
  /** Permissions of which one is enough; checked before the Configuration API is asked. */
  scopes?: readonly Scope[];
  /** Methods of the Configuration API that every call needs; their scopes are checked together with `scopes`. */
  methods?: readonly MethodName[];
  run: (call: Call<z.output<I>, z.output<P>, z.output<Q>>) => Promise<z.input<O>>;
  /** Sends the answer in another form than JSON. */
  send?: (output: z.output<O>, headers: Headers) => NextResponse;
};

/** Schemas of a route's inputs, for the test over all routes (app/api/input-limits.test.ts). */
type Inputs = Partial<Record<"body" | "params" | "query", z.ZodType>>;

/** Second argument that Next passes to a route handler. */
type Context = { params: Promise<unknown> };

/**
 * Defines a route handler of the dashboard API. It checks session, origin, permissions and input, then
 * calls `run`. Every failure is answered in the shape of lib/contract/dashboard-error.
 */
export function defineRoute<
  O extends z.ZodType,
  I extends z.ZodType = z.ZodUndefined,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
>(route: Route<I, P, O, Q>) {
  const answer = async (request: NextRequest, context: Context): Promise<NextResponse> => {
    const id = currentRequest()?.id ?? randomUUID();
    const headers = new Headers({ "cache-control": "no-store", "x-request-id": id });
    let began = false;
    try {
      const call = await admit(route, request, context);
      const cookie = await resealedCookie(request.cookies.getAll());
      if (cookie !== undefined) headers.append("set-cookie", cookie);
      const cause = causeOf(id, request.headers);
      began = !SAFE_METHODS.has(request.method);
      const run = () => route.run({ ...call, headers, cause });
      const limits = { ms: route.takesMs, client: request.signal };
      const output = route.output.parse(await withDeadline(run, limits));
      return route.send ? route.send(output, headers) : NextResponse.json(output, { headers });
    } catch (thrown) {
      if (request.signal.aborted && thrown instanceof DeadlineError) return left(headers);
      const error = isCutOff(thrown) && !began ? new InputError([CUT_OFF]) : thrown;
      const { method, nextUrl } = request;
      const failure = describeFailure(error, { id, method, path: nextUrl.pathname }, began);
      const { status, error: body } = failure;
      for (const [name, value] of Object.entries(failure.headers ?? {})) headers.set(name, value);
      return NextResponse.json({ error: body }, { status, headers });
    }
  };
  const inputs: Inputs = { body: route.input, params: route.params, query: route.query };
  return Object.assign(answer, { inputs });
}

/**
 * Answer to a client that left before anything was written: it reaches no one and is not logged as a
 * failure.
 */
function left(headers: Headers): NextResponse {
  const error = {
    code: "upstream_timeout",
    message: "The client left.",
    changed: "no",
  } satisfies DashboardError;
  return NextResponse.json({ error }, { status: CLIENT_LEFT, headers });
}

/** nginx's status for a client that left; the door logs the same one. */
const CLIENT_LEFT = 499;

const CUT_OFF = { path: "", message: "the request ended before its body was complete" };

/** Whether Node reports that the client left, or took too long, while sending the body. */
function isCutOff(error: unknown): boolean {
  return (
    error instanceof Error && error.message === "aborted" && "code" in error && error.code === "ECONNRESET"
  );
}

/** Checks a request and returns its call. Throws for a refused request, before anything was changed. */
async function admit<I extends z.ZodType, P extends z.ZodType, O extends z.ZodType, Q extends z.ZodType>(
  {
    input,
    maxBytes,
    params,
    query,
    scopes = [],
    methods = [],
    leaves = false,
    limit,
    limitOf,
  }: Route<I, P, O, Q>,
  request: NextRequest,
  context: Context,
): Promise<Omit<Call<z.output<I>, z.output<P>, z.output<Q>>, "headers" | "cause">> {
  if (SAFE_METHODS.has(request.method)) assertNotFromElsewhere(request.headers);
  else assertSameOrigin(request.headers, environment().APP_URL);
  const session = await sessionOf(request, leaves);
  noteWhose(session.licenseId, sessionMark(session.sid));
  assertSamePerson(session, request.headers);
  if (scopes.length > 0 && !coversAny(session.granted, scopes)) throw new MissingScopeError(scopes);
  for (const method of methods) {
    if (!coversAny(session.granted, METHODS[method].scopes))
      throw new MissingScopeError(METHODS[method].scopes);
  }
  if (limit) await spend(limit, session);
  const call = {
    session,
    signal: request.signal,
    params: (params && checkInput(await context.params, params)) as z.output<P>,
    query: (query && checkInput(Object.fromEntries(request.nextUrl.searchParams), query)) as z.output<Q>,
    input: (input && (await readInput(request, input, maxBytes))) as z.output<I>,
  };
  const more = limitOf?.(call.input);
  if (more) await spend(more, session);
  return call;
}

/** Refuses a page that was opened by another person. Clients that do not name the person are not checked. */
function assertSamePerson({ email, licenseId }: Session, headers: Headers): void {
  const said = headers.get(PERSON_HEADER);
  if (said !== null && said !== personText({ email, license_id: licenseId })) {
    throw new OtherPersonError(email, licenseId);
  }
}

async function sessionOf(request: NextRequest, leaves: boolean): Promise<Session> {
  const sid = await sidOf(request.cookies.getAll());
  const find = leaves ? findSession : checkedSession;
  const session = sid === undefined ? undefined : await find(sid);
  if (session === undefined) throw new SessionEndedError();
  return session;
}

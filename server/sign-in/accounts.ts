import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { createPatience, type Limits } from "@/lib/contract/waiting/patience";
import type { Asked } from "@/lib/contract/waiting/retry-after";
import { DeadlineError } from "@/server/deadline";
import { environment } from "@/server/environment";
import { SafeError } from "@/server/errors";
import { log } from "@/server/log";
import type { Tokens } from "./token-store";
import { exchange, type Outgoing } from "@/server/transport/transport";
import { type Answer, PausedError, TransportError } from "@/server/breaker/transport-error";

/**
 * Time for one question to the accounts server, in milliseconds; shorter than the lease of a refresh
 * (server/sign-in/token-keeper.ts), so that no second refresh starts while one still waits.
 */
const TIMEOUT_MS = 7_000;

const tokensSchema = z.looseObject({
  access_token: z.string().min(1),
  /** Absent when the accounts server did not rotate it: the stored one stays valid. */
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive(),
});

/** Owner of an access token (docs/api.md, section 1.2). */
export const accountInfoSchema = z.looseObject({
  entity_id: z.string().min(1),
  license_id: z.int(),
  client_id: z.string(),
  scope: z.string(),
});
export type AccountInfo = z.infer<typeof accountInfoSchema>;

/**
 * OAuth errors that mean a token is dead, and the statuses they come with (RFC 6749 section 5.2, RFC 6750
 * section 3.1).
 */
const DEAD = new Set(["invalid_grant", "invalid_token"]);
const REFUSALS = new Set([400, 401]);

/** Outcome of a refresh. A refusal is expected, not an error: the grant was revoked or has expired. */
export type RefreshOutcome = { kind: "tokens"; tokens: Tokens } | { kind: "refused" };

const WHO = "The accounts server";

/** Waits before asking again; short, because a person waits for a sign-in or a refresh. */
const WAITS: Limits = { wait: 3_000, stall: 3_000, unsaid: [500] };

/** Thrown for an answer that asks to come again later, so that the retry loop waits. */
class AskedToWait extends Error {
  constructor(readonly answer: Answer) {
    super("the accounts server asks to wait");
  }
}

type Request = Omit<Outgoing, "url" | "timeoutMs" | "kind"> & {
  /**
   * Whether asking twice does no harm. Only then is a 503 asked again, as the first request may have had
   * its effect.
   */
  repeatable?: boolean;
};

/**
 * Asks the accounts server, and again when it asks to come again soon; all within TIMEOUT_MS.
 * @throws SafeError upstream_unavailable, DeadlineError
 */
async function ask(path: string, { repeatable = false, ...request }: Request): Promise<Answer> {
  const until = Date.now() + TIMEOUT_MS;
  const once = async () => {
    const timeoutMs = Math.max(1, until - Date.now());
    const url = `${environment().ACCOUNTS_URL}${path}`;
    const kind = request.method === "GET" ? "read" : "write";
    const answer = await exchange({ url, kind, timeoutMs, ...request });
    if (answer.asked?.why === "too_many_requests" || (answer.asked && repeatable))
      throw new AskedToWait(answer);
    return answer;
  };
  const patience = createPatience({
    limits: WAITS,
    now: Date.now,
    sleep: (ms) => sleep(ms),
    askedBy: (error) => (error instanceof AskedToWait ? error.answer.asked : undefined),
  });
  try {
    return await patience.call(once);
  } catch (error) {
    if (error instanceof AskedToWait) return error.answer;
    if (error instanceof DeadlineError) throw error;
    if (error instanceof PausedError)
      throw unavailable(error.sentence(WHO), { asked: error.asked, cause: error });
    const way = error instanceof TransportError ? error.way : "";
    throw unavailable(`${WHO} cannot be reached${way}.`, { cause: error });
  }
}

function unavailable(message: string, options: { cause?: unknown; asked?: Asked } = {}): SafeError {
  return new SafeError("upstream_unavailable", message, undefined, "no", options);
}

function oauthError(json: unknown): string {
  return typeof json === "object" && json !== null && "error" in json ? String(json.error) : "none";
}

/**
 * Exchanges a refresh token; the result holds the rotated refresh token, or the given one if none was
 * issued.
 * @throws SafeError upstream_unavailable: nothing is known about the grant
 */
export async function refreshTokens(refreshToken: string): Promise<RefreshOutcome> {
  const answer = await askForTokens({ grant_type: "refresh_token", refresh_token: refreshToken });
  if (REFUSALS.has(answer.status) && oauthError(answer.json) === "invalid_grant") return { kind: "refused" };
  const tokens = tokensOf(answer, refreshToken);
  if (tokens) return { kind: "tokens", tokens };
  log("warn", "refresh failed", { status: answer.status, oauth_error: oauthError(answer.json) });
  throw unavailable("The accounts server could not renew your session.", { asked: answer.asked });
}

/**
 * Exchanges the code with which the accounts server redirected the browser back.
 * @throws SafeError upstream_unavailable: signing in has to begin again
 */
export async function exchangeCode(code: {
  code: string;
  code_verifier: string;
  redirect_uri: string;
}): Promise<Tokens> {
  const answer = await askForTokens({ grant_type: "authorization_code", ...code });
  const tokens = tokensOf(answer);
  if (tokens) return tokens;
  log("warn", "code refused", { status: answer.status, oauth_error: oauthError(answer.json) });
  throw unavailable("The accounts server gave no tokens for the code.", { asked: answer.asked });
}

function askForTokens(parameters: Record<string, string>): Promise<Answer> {
  const { OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET } = environment();
  return ask("/token", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: new URLSearchParams({
      ...parameters,
      client_id: OAUTH_CLIENT_ID,
      client_secret: OAUTH_CLIENT_SECRET,
    }).toString(),
  });
}

function tokensOf({ status, json }: Answer, kept?: string): Tokens | undefined {
  const parsed = status === 200 ? tokensSchema.safeParse(json) : undefined;
  if (!parsed?.success) return undefined;
  const { access_token, refresh_token = kept, expires_in } = parsed.data;
  if (refresh_token === undefined) return undefined;
  return { accessToken: access_token, refreshToken: refresh_token, expiresIn: expires_in };
}

/**
 * Asks the accounts server for the owner of an access token; undefined when it refuses the token.
 * @throws SafeError upstream_unavailable: the token may be good or dead
 */
export async function inspectToken(token: string): Promise<AccountInfo | undefined> {
  const { status, json, asked } = await ask("/info", {
    method: "GET",
    repeatable: true,
    headers: { authorization: `Bearer ${token}`, accept: "application/json" },
  });
  const parsed = status === 200 ? accountInfoSchema.safeParse(json) : undefined;
  if (parsed?.success) return parsed.data;
  if (status === 401 || (status === 400 && DEAD.has(oauthError(json)))) return undefined;
  throw unavailable("The accounts server did not say who is signed in.", { asked });
}

/**
 * Asks the accounts server for the owner of an access token that it has just issued.
 * @throws SafeError upstream_unavailable: the person has to start signing in again
 */
export async function fetchAccountInfo(token: string): Promise<AccountInfo> {
  const info = await inspectToken(token);
  if (info === undefined) throw unavailable("The accounts server refused the token it has just given out.");
  return info;
}

/**
 * Revokes a token and its grant; bots that the grant logged in go offline. A token that is already dead
 * counts as revoked.
 * @throws SafeError upstream_unavailable: the grant may live on
 */
export async function revokeToken(token: string): Promise<void> {
  const { status, json, asked } = await ask(`/token?${new URLSearchParams({ token })}`, {
    method: "DELETE",
    repeatable: true,
    headers: { accept: "application/json" },
  });
  // A gateway's HTML page does not confirm a revocation, whatever its status.
  if (status === 204 || (status === 200 && typeof json === "object")) return;
  if (REFUSALS.has(status) && DEAD.has(oauthError(json))) return;
  log("warn", "revocation failed", { status, oauth_error: oauthError(json) });
  throw unavailable("The accounts server could not revoke the permission.", { asked });
}

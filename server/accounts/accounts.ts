import "server-only";
import { z } from "zod";
import { environment } from "@/server/environment";
import { SafeError } from "@/server/errors";
import { log } from "@/server/log";
import type { Tokens } from "@/server/tokens/token-store";
import { type Answer, exchange, type Outgoing } from "@/server/upstream/transport";

/** Below the lease of a refresh (server/tokens/token-keeper.ts), so that a slow answer is not asked for twice. */
const TIMEOUT_MS = 7_000;

const tokensSchema = z.looseObject({
  access_token: z.string().min(1),
  /** May or may not rotate: absent means the one we have stays. */
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive(),
});

/** Whom an access token belongs to (platform.md section 1, "inspect"). */
export const accountInfoSchema = z.looseObject({
  entity_id: z.string().min(1),
  license_id: z.int(),
  client_id: z.string(),
  scope: z.string(),
});
export type AccountInfo = z.infer<typeof accountInfoSchema>;

/** What says of a token that there is nothing to revoke (RFC 6749 section 5.2, RFC 6750 section 3.1). */
const DEAD = new Set(["invalid_grant", "invalid_token"]);

/** A refused refresh is an expected outcome: the grant was revoked or has expired. */
export type RefreshOutcome = { kind: "tokens"; tokens: Tokens } | { kind: "refused" };

async function ask(path: string, request: Omit<Outgoing, "url" | "timeoutMs">): Promise<Answer> {
  try {
    return await exchange({ url: `${environment().ACCOUNTS_URL}${path}`, timeoutMs: TIMEOUT_MS, ...request });
  } catch (error) {
    throw unavailable("The accounts server cannot be reached.", error);
  }
}

function unavailable(message: string, cause?: unknown): SafeError {
  return new SafeError("upstream_unavailable", message, undefined, "no", { cause });
}

function oauthError(json: unknown): string {
  return typeof json === "object" && json !== null && "error" in json ? String(json.error) : "none";
}

/**
 * Exchanges a refresh token. Keeps whichever refresh token comes back.
 * @throws SafeError upstream_unavailable: nothing is known about the grant
 */
export async function refreshTokens(refreshToken: string): Promise<RefreshOutcome> {
  const { OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET } = environment();
  const { status, json } = await ask("/token", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: new URLSearchParams({
      grant_type: "refresh_token",
      refresh_token: refreshToken,
      client_id: OAUTH_CLIENT_ID,
      client_secret: OAUTH_CLIENT_SECRET,
    }).toString(),
  });
  if (oauthError(json) === "invalid_grant" && status < 500) return { kind: "refused" };
  const parsed = status === 200 ? tokensSchema.safeParse(json) : undefined;
  if (!parsed?.success) {
    log("warn", "refresh failed", { status, oauth_error: oauthError(json) });
    throw unavailable("The accounts server could not renew your session.");
  }
  const { access_token, refresh_token = refreshToken, expires_in } = parsed.data;
  return {
    kind: "tokens",
    tokens: { accessToken: access_token, refreshToken: refresh_token, expiresIn: expires_in },
  };
}

/** Asks whom an access token belongs to. */
export async function fetchAccountInfo(token: string): Promise<AccountInfo> {
  const { status, json } = await ask("/info", {
    method: "GET",
    headers: { authorization: `Bearer ${token}`, accept: "application/json" },
  });
  const parsed = status === 200 ? accountInfoSchema.safeParse(json) : undefined;
  if (!parsed?.success) throw unavailable("The accounts server did not say who signed in.");
  return parsed.data;
}

/**
 * Revokes a token and its grant; bots that the grant logged in go offline. A token that is already dead is fine.
 * @throws SafeError upstream_unavailable: the grant may live on
 */
export async function revokeToken(token: string): Promise<void> {
  const { status, json } = await ask(`/token?${new URLSearchParams({ token })}`, {
    method: "DELETE",
    headers: { accept: "application/json" },
  });
  if ((status >= 200 && status < 300) || DEAD.has(oauthError(json))) return;
  log("warn", "revocation failed", { status, oauth_error: oauthError(json) });
  throw unavailable("The accounts server could not revoke the permission.");
}

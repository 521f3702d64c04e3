import "server-only";
import type { Account, AuthOptions, Profile } from "next-auth";
import { pages } from "@/lib/paths";
import { accountInfoSchema } from "./accounts";
import { environment } from "@/server/environment";
import { describeError, log } from "@/server/log";
import { metrics } from "@/server/metrics/metrics";
import type { Attempt } from "./attempt";
import { safeCallbackUrl } from "./callback-url";
import { attemptCookie, csrfCookie, isSecure, sessionCookie, unusedCookie } from "./cookie-names";
import { livechatProvider } from "./livechat-provider";
import { decodeWithAny, sidOf } from "./session-cookie";
import { retireSession, SESSION_SECONDS, sessionMark, startSession } from "./session-rows";

/** Time that a person may take at the accounts server, which forgets a sign-in after the same hour. */
const ATTEMPT_SECONDS = 60 * 60;

/**
 * Options for next-auth. Its cookie holds the id of the session and nothing else; tokens stay on the
 * server.
 * @param sent the cookies that came with the request
 */
export function authOptions(sent: Record<string, string>, attempt?: Attempt): AuthOptions {
  const { APP_URL, AUTH_SECRET } = environment();
  // next-auth reads its own address from this variable only, at every request.
  process.env.NEXTAUTH_URL = APP_URL;
  return {
    secret: AUTH_SECRET,
    providers: [livechatProvider(attempt?.state)],
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    jwt: { decode: decodeWithAny },
    cookies: cookiesOf(attempt),
    pages: { signIn: pages.signIn, error: pages.signIn, signOut: pages.home },
    callbacks: {
      redirect: ({ url }) => safeCallbackUrl(url, APP_URL),
      jwt: async ({ token, account, profile }) => {
        if (!account) return { sub: token.sub, sid: token.sid };
        return { sub: token.sub, sid: await begin(account, profile, sent) };
      },
    },
    logger: {
      // next-auth's metadata contains answers of the accounts server, tokens included, and must not be
      // logged.
      error: (code, metadata) => log("error", "sign-in failed", { code, ...describeCause(metadata) }),
      warn: (code) => log("warn", "next-auth", { code }),
      debug: () => {},
    },
  };
}

function describeCause(metadata: unknown): ReturnType<typeof describeError> {
  const error = metadata instanceof Error ? metadata : (metadata as { error?: unknown } | null)?.error;
  return error instanceof Error ? describeError(error) : {};
}

function cookiesOf(attempt: Attempt | undefined): AuthOptions["cookies"] {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() } as const;
  return {
    sessionToken: { name: sessionCookie(), options },
    csrfToken: { name: csrfCookie(), options },
    callbackUrl: { name: unusedCookie("callback-url"), options },
    state: { name: unusedCookie("state"), options },
    nonce: { name: unusedCookie("nonce"), options },
    pkceCodeVerifier: {
      name: attemptCookie(attempt?.key ?? "none"),
      options: { ...options, maxAge: ATTEMPT_SECONDS },
    },
  };
}

async function begin(
  account: Account,
  profile: Profile | undefined,
  sent: Record<string, string>,
): Promise<string> {
  if (!account.access_token || !account.refresh_token) {
    throw new Error("the accounts server gave no refresh token");
  }
  // A new sign-in replaces the cookie of a session that still lives; without retiring it the session would
  // stay without an owner.
  const previous = await sidOf(Object.entries(sent).map(([name, value]) => ({ name, value })));
  if (previous !== undefined) await retireSession(previous);
  const who = accountInfoSchema.parse(profile);
  const sid = await startSession(who, {
    accessToken: account.access_token,
    refreshToken: account.refresh_token,
    expiresIn: account.expires_at === undefined ? 0 : account.expires_at - Math.floor(Date.now() / 1000),
  });
  metrics.securityEvents.inc({ event: "signed_in" });
  log("info", "signed in", { license: who.license_id, session: sessionMark(sid) });
  return sid;
}

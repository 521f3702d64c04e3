import "server-only";
import type { Account, AuthOptions, Profile } from "next-auth";
import { cookies } from "next/headers";
import { pages } from "@/lib/paths";
import { accountInfoSchema } from "@/server/accounts/accounts";
import { environment } from "@/server/environment";
import { describeError, log } from "@/server/log";
import { safeCallbackUrl } from "./callback-url";
import { livechatProvider } from "./livechat-provider";
import { sidOf } from "./session-cookie";
import { endSession, SESSION_SECONDS, startSession } from "./session-rows";

/** How next-auth signs people in. Its cookie says which session it is and nothing else; tokens stay on the server. */
export function authOptions(): AuthOptions {
  const { APP_URL, AUTH_SECRET } = environment();
  // next-auth knows its own address only from here, and asks at every request.
  process.env.NEXTAUTH_URL = APP_URL;
  return {
    secret: AUTH_SECRET,
    providers: [livechatProvider()],
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: pages.signIn, error: pages.signIn, signOut: pages.home },
    callbacks: {
      redirect: ({ url }) => safeCallbackUrl(url, APP_URL),
      jwt: async ({ token, account, profile }) => {
        if (!account) return { sub: token.sub, sid: token.sid };
        return { sub: token.sub, sid: await begin(account, profile) };
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await endSession(token.sid);
      },
    },
    logger: {
      // next-auth's metadata holds what the accounts server said, tokens included.
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

async function begin(account: Account, profile: Profile | undefined): Promise<string> {
  if (!account.access_token || !account.refresh_token) {
    throw new Error("the accounts server gave no refresh token");
  }
  // Whoever signs in over a session that still lives would leave it behind, with a cookie nobody holds any more.
  const previous = await sidOf((await cookies()).getAll());
  if (previous !== undefined) await endSession(previous);
  return startSession(accountInfoSchema.parse(profile), {
    accessToken: account.access_token,
    refreshToken: account.refresh_token,
    expiresIn: account.expires_at === undefined ? 0 : account.expires_at - Math.floor(Date.now() / 1000),
  });
}

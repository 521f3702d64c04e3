import "server-only";
import { decode, encode, getToken, type JWT, type JWTDecodeParams } from "next-auth/jwt";
import { authSecrets } from "@/server/environment";
import { isSealedAsOurs } from "./seal";
import { isSecure, sessionCookie } from "./cookie-names";

type Cookie = { name: string; value: string };

/** Opens a token of next-auth with AUTH_SECRET or an earlier one; null when none opens it, or it has expired. */
export async function decodeWithAny(params: Omit<JWTDecodeParams, "secret">): Promise<JWT | null> {
  if (!isSealedAsOurs(params.token ?? "")) return null;
  for (const secret of authSecrets()) {
    const token = await decode({ ...params, secret }).catch(() => null);
    if (token !== null) return token;
  }
  return null;
}

/** The session id inside the cookie; undefined when there is none, or one that is not ours or has expired. */
export async function sidOf(cookies: readonly Cookie[]): Promise<string | undefined> {
  const token = await getToken({ ...asked(cookies), decode: decodeWithAny });
  return typeof token?.sid === "string" ? token.sid : undefined;
}

function asked(cookies: readonly Cookie[]) {
  return {
    // next-auth types this for its pages router, but reads only these two. Headers are left empty: a Bearer
    // token is not a session.
    req: {
      cookies: Object.fromEntries(cookies.map(({ name, value }) => [name, value])),
      headers: {},
    } as Parameters<typeof getToken>[0]["req"],
    secret: authSecrets()[0],
    cookieName: sessionCookie(),
    secureCookie: isSecure(),
  };
}

/**
 * `Set-Cookie` with the same session sealed with AUTH_SECRET, for a cookie that only an earlier secret opens. Keeps the
 * old cookie's expiry.
 */
export async function resealedCookie(cookies: readonly Cookie[]): Promise<string | undefined> {
  const [secret, ...earlier] = authSecrets();
  if (earlier.length === 0 || (await getToken(asked(cookies)))) return undefined;
  const token = await getToken({ ...asked(cookies), decode: decodeWithAny });
  if (!token) return undefined;
  const maxAge = Math.max(1, Number(token.exp) - Math.floor(Date.now() / 1000));
  const value = await encode({ token, secret, maxAge });
  return cookieLine(sessionCookie(), value, maxAge);
}

/** `Set-Cookie` that makes the browser forget the session. */
export function forgetSessionCookie(): string {
  return expiredCookie(sessionCookie());
}

/** `Set-Cookie` that makes the browser forget one of our cookies. */
export function expiredCookie(name: string): string {
  return cookieLine(name, "", 0);
}

function cookieLine(name: string, value: string, maxAge: number): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isSecure() ? "; Secure" : ""}`;
}

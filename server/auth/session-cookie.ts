import "server-only";
import { getToken } from "next-auth/jwt";
import { environment } from "@/server/environment";
import { isSecure, sessionCookie } from "./cookie-names";

type Cookie = { name: string; value: string };

/** The session id inside the cookie; undefined when there is none, or one that is not ours or has expired. */
export async function sidOf(cookies: readonly Cookie[]): Promise<string | undefined> {
  const token = await getToken({
    // next-auth types this for its pages router; it reads nothing but these two. No headers: a Bearer is not a session.
    req: {
      cookies: Object.fromEntries(cookies.map(({ name, value }) => [name, value])),
      headers: {},
    } as Parameters<typeof getToken>[0]["req"],
    secret: environment().AUTH_SECRET,
    cookieName: sessionCookie(),
    secureCookie: isSecure(),
  });
  return typeof token?.sid === "string" ? token.sid : undefined;
}

/** `Set-Cookie` that makes the browser forget the session. */
export function forgetSessionCookie(): string {
  return expiredCookie(sessionCookie());
}

/** `Set-Cookie` that makes the browser forget one of our cookies. */
export function expiredCookie(name: string): string {
  return `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${isSecure() ? "; Secure" : ""}`;
}

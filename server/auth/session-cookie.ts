import "server-only";
import { getToken } from "next-auth/jwt";
import { environment } from "@/server/environment";

type Cookie = { name: string; value: string };

function isSecure(): boolean {
  return environment().APP_URL.startsWith("https:");
}

/** The name of the cookie that says which session this is; browsers keep `__Secure-` names to TLS. */
function cookieName(): string {
  return `${isSecure() ? "__Secure-" : ""}next-auth.session-token`;
}

/** The session id inside the cookie; undefined when there is none, or one that is not ours or has expired. */
export async function sidOf(cookies: readonly Cookie[]): Promise<string | undefined> {
  const token = await getToken({
    // next-auth types this for its pages router; it reads nothing but these two. No headers: a Bearer is not a session.
    req: {
      cookies: Object.fromEntries(cookies.map(({ name, value }) => [name, value])),
      headers: {},
    } as Parameters<typeof getToken>[0]["req"],
    secret: environment().AUTH_SECRET,
    cookieName: cookieName(),
    secureCookie: isSecure(),
  });
  return typeof token?.sid === "string" ? token.sid : undefined;
}

/** `Set-Cookie` that makes the browser forget the session. */
export function forgetSessionCookie(): string {
  return `${cookieName()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${isSecure() ? "; Secure" : ""}`;
}

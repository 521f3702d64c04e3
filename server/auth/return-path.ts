import "server-only";
import { cookies } from "next/headers";
import { pages } from "@/lib/paths";
import { environment } from "@/server/environment";
import { safeCallbackUrl } from "./callback-url";

/**
 * The path to return to after signing in: the asked one, else the one that next-auth kept when it came back with an
 * error and without it. Never another origin, never the sign-in page itself.
 */
export async function returnPath(asked: string | undefined): Promise<string> {
  const { APP_URL } = environment();
  const secure = APP_URL.startsWith("https:") ? "__Secure-" : "";
  const kept = (await cookies()).get(`${secure}next-auth.callback-url`)?.value;
  const { pathname, search, hash } = new URL(safeCallbackUrl(asked ?? kept ?? pages.home, APP_URL));
  return pathname === pages.signIn ? pages.home : pathname + search + hash;
}

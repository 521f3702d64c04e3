import "server-only";
import { pages } from "@/lib/paths";
import { environment } from "@/server/environment";
import { safeCallbackUrl } from "./callback-url";

/** The path to return to after signing in. Never another origin, never the sign-in page itself. */
export function returnPath(asked: string | undefined): string {
  const { pathname, search, hash } = new URL(safeCallbackUrl(asked ?? pages.home, environment().APP_URL));
  return pathname === pages.signIn ? pages.home : pathname + search + hash;
}

import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { z } from "zod";
import { environment } from "@/server/environment";
import { safeCallbackUrl } from "./callback-url";
import { attemptCookie } from "./cookie-names";
import { decodeWithAny } from "./session-cookie";

/**
 * One way to the accounts server and back. A browser can be on several at once, in several tabs: each carries where it
 * leads in its own `state`, sealed, and has a cookie of its own, without which the way back is closed.
 */
export type Attempt = {
  state: string;
  /** What its cookie is called by. Sorts by time. */
  key: string;
  /** Where it leads, an address of ours. */
  to: string;
};

const SALT = "sign-in";
/** Whoever comes back later is led to the right page all the same, by signing in once more. */
const STATE_SECONDS = 30 * 24 * 60 * 60;
/** Attempts of a browser whose cookies are kept; older ones have been left. */
const KEPT = 4;
/** A longer address would make the way to the accounts server too long for some servers: its path alone is kept then. */
const MAX_ADDRESS = 2_000;

const stateSchema = z.looseObject({ to: z.string(), at: z.int() });

/** Begins a sign-in that is to lead to a place. */
export async function beginAttempt(asked: string, now = Date.now()): Promise<Attempt> {
  const { APP_URL, AUTH_SECRET } = environment();
  const whole = new URL(safeCallbackUrl(asked, APP_URL));
  const to =
    whole.href.length > MAX_ADDRESS ? whole.origin + whole.pathname.slice(0, MAX_ADDRESS) : whole.href;
  const token = { to, at: now, id: randomUUID() };
  const state = await encode({ token, secret: AUTH_SECRET, salt: SALT, maxAge: STATE_SECONDS });
  return { state, key: keyOf(state, now), to };
}

/** The attempt of a `state`; undefined for one that is not ours. */
export async function attemptOf(state: string | null): Promise<Attempt | undefined> {
  const { APP_URL } = environment();
  if (state === null) return undefined;
  const parsed = stateSchema.safeParse(await decodeWithAny({ token: state, salt: SALT }));
  if (!parsed.success) return undefined;
  const { to, at } = parsed.data;
  return { state, key: keyOf(state, at), to: safeCallbackUrl(to, APP_URL) };
}

function keyOf(state: string, at: number): string {
  const hash = createHash("sha256").update(state).digest("base64url").slice(0, 22);
  return `${at.toString(36).padStart(9, "0")}-${hash}`;
}

/** Cookies of attempts that were left, of all that a browser sent: each is some hundred bytes in every request. */
export function leftBehind(names: readonly string[]): string[] {
  const attempts = names.filter((name) => name.startsWith(attemptCookie("")));
  return attempts.toSorted().slice(0, Math.max(0, attempts.length - KEPT));
}

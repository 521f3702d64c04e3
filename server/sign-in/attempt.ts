import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { z } from "zod";
import { environment } from "@/server/environment";
import { safeCallbackUrl } from "./callback-url";
import { attemptCookie } from "./cookie-names";
import { decodeWithAny } from "./session-cookie";

/**
 * One sign-in at the accounts server, begun in one tab. A browser can have several at once: each carries
 * its destination in its own sealed `state`, and has a cookie of its own, without which its answer is
 * refused.
 */
export type Attempt = {
  state: string;
  /** Name of the attempt in its cookie's name. Sorts by time. */
  key: string;
  /** Address of the dashboard to which the sign-in leads. */
  to: string;
};

const SALT = "sign-in";
/**
 * Lifetime of a `state`: beyond the cookie's hour, so that a late answer still leads to the right page
 * after another sign-in.
 */
const STATE_SECONDS = 30 * 24 * 60 * 60;
/** Attempts of a browser whose cookies are kept; older ones count as abandoned. */
const KEPT = 4;
/**
 * Longest address in characters; of a longer one only the path is kept, as the `state` in the URL would be
 * too long for some servers.
 */
const MAX_ADDRESS = 2_000;

const stateSchema = z.looseObject({ to: z.string(), at: z.int() });

/**
 * Begins a sign-in that leads to the address `asked`, or to the start page if that is not an address of the
 * dashboard.
 */
export async function beginAttempt(asked: string, now = Date.now()): Promise<Attempt> {
  const { APP_URL, AUTH_SECRET } = environment();
  const whole = new URL(safeCallbackUrl(asked, APP_URL));
  const to =
    whole.href.length > MAX_ADDRESS ? whole.origin + whole.pathname.slice(0, MAX_ADDRESS) : whole.href;
  const token = { to, at: now, id: randomUUID() };
  const state = await encode({ token, secret: AUTH_SECRET, salt: SALT, maxAge: STATE_SECONDS });
  return { state, key: keyOf(state, now), to };
}

/** Attempt of a `state`; undefined if this dashboard did not seal it. */
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

/**
 * Names of cookies of abandoned attempts, among all that a browser sent: each adds some hundred bytes to
 * every request.
 */
export function leftBehind(names: readonly string[]): string[] {
  const attempts = names.filter((name) => name.startsWith(attemptCookie("")));
  return attempts.toSorted().slice(0, Math.max(0, attempts.length - KEPT));
}

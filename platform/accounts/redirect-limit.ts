import type { Clock } from "../clock";
import { errors } from "./oidc-provider";

/** Authorization redirects for each client and user within the window (docs/api.md, section 1.1). */
export const MAX_REDIRECTS = 3;
export const REDIRECT_WINDOW_MS = 30_000;

/**
 * Error for too many redirects in a row. Redirecting again would continue the loop, so the browser stays on
 * the error page.
 */
class TooManyRedirects extends errors.OIDCProviderError {
  override allow_redirect = false;

  constructor(limit: number) {
    super(429, "too_many_redirects");
    this.error_description = `more than ${limit} authorization redirects in ${REDIRECT_WINDOW_MS / 1000} seconds`;
  }
}

/** Counts authorization redirects; the returned function counts one, or throws TooManyRedirects. */
export function createRedirectLimit(clock: Clock, limit: number): (clientId: string, email: string) => void {
  const recent = new Map<string, number[]>();
  return (clientId, email) => {
    const now = clock();
    for (const [key, times] of recent) {
      const kept = times.filter((time) => time > now - REDIRECT_WINDOW_MS);
      if (kept.length === 0) recent.delete(key);
      else recent.set(key, kept);
    }
    const key = JSON.stringify([clientId, email]);
    const times = recent.get(key) ?? [];
    if (times.length >= limit) throw new TooManyRedirects(limit);
    recent.set(key, [...times, now]);
  };
}

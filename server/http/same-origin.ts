import "server-only";
import { SafeError } from "@/server/errors";

/**
 * Refuses a request that a page of another origin may have sent with this person's cookie. Browsers always send
 * `Origin` with a mutation and most send `Sec-Fetch-Site`; neither can be set by a page, so one of them must speak for us.
 */
export function assertSameOrigin(headers: Headers, appUrl: string): void {
  if (!isSameOrigin(headers, appUrl)) throw fromElsewhere();
}

/**
 * Refuses data to a page of another origin that links to it or embeds it, such as a link that starts an export. Older
 * browsers and command-line clients send no Sec-Fetch-Site, and typed addresses send "none"; both pass.
 */
export function assertNotFromElsewhere(headers: Headers): void {
  const site = headers.get("sec-fetch-site") ?? "none";
  if (site !== "none" && site !== "same-origin") throw fromElsewhere();
}

function fromElsewhere(): SafeError {
  return new SafeError(
    "authorization",
    "This request did not come from Switchboard's own pages, so it was refused.",
  );
}

/** Whether the browser's headers say that one of our own pages sent the request. */
export function isSameOrigin(headers: Headers, appUrl: string): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  const said = origin !== null || site !== null;
  const ours = (origin ?? new URL(appUrl).origin) === new URL(appUrl).origin;
  return said && ours && (site ?? "same-origin") === "same-origin";
}

import "server-only";

/** Where to go after signing in: the asked place if it is on this origin, else the start page. */
export function safeCallbackUrl(asked: string, appUrl: string): string {
  const origin = new URL(appUrl).origin;
  // Parsed as a browser would: "//evil" and "/\evil" are other hosts.
  const url = URL.canParse(asked, origin) ? new URL(asked, origin) : undefined;
  // A path may come out as "//evil", which would be another host once it stands alone.
  return url?.origin === origin && !url.pathname.startsWith("//") ? url.href : origin;
}

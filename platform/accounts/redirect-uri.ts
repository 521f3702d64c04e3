/** Matches a dot segment, also percent-encoded, as some servers decode before they resolve. */
const TRAVERSAL = /(^|[/\\])(\.|%2e){1,2}([/\\]|$)/i;

/**
 * Whether an application may have users sent to an address: scheme, host and port equal a registered
 * address, whose path is a prefix of this path; no traversal, query or fragment (docs/api.md, section 1.1).
 */
export function isRedirectUriAllowed(requested: string, registered: readonly string[]): boolean {
  // The text is checked before it is parsed, because parsing would quietly repair or hide these characters.
  if (/[?#\\\s]/.test(requested) || !/^https?:\/\/[^/@]+(\/|$)/i.test(requested)) return false;
  if (!URL.canParse(requested)) return false;
  const path = requested.replace(/^https?:\/\/[^/]+/i, "");
  if (TRAVERSAL.test(path) || /%2f|%5c/i.test(path)) return false;
  const wanted = new URL(requested);
  return registered.some((uri) => {
    const allowed = new URL(uri);
    return (
      wanted.protocol === allowed.protocol &&
      wanted.host === allowed.host &&
      wanted.pathname.startsWith(allowed.pathname)
    );
  });
}

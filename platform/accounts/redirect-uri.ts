/** A dot segment, also percent-encoded, as some servers decode before they resolve. */
const TRAVERSAL = /(^|[/\\])(\.|%2e){1,2}([/\\]|$)/i;

/**
 * Whether an application may have users sent to this address: scheme and host (with its port) are equal to a registered
 * one's, whose path is a prefix of this one's; no traversal, query or fragment (docs/api.md, section 1.1).
 */
export function isRedirectUriAllowed(requested: string, registered: readonly string[]): boolean {
  // What URL parsing would quietly repair or hide is refused as it was written.
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

/**
 * Reference of a failed page in the server's log: the digest of a server error, or else the id of the
 * page's request.
 */
export function referenceOf(error: { digest?: string }): string | undefined {
  if (error.digest !== undefined) return error.digest;
  return typeof document === "undefined" ? undefined : document.documentElement.dataset.request;
}

/**
 * What leads from a page that failed to the lines of the log about it: the digest of an error of the server, or else the
 * request that the page came with.
 */
export function referenceOf(error: { digest?: string }): string | undefined {
  if (error.digest !== undefined) return error.digest;
  return typeof document === "undefined" ? undefined : document.documentElement.dataset.request;
}

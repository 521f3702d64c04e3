import "server-only";

/** Headers that proxy.ts adds to a request on its way to a page; what a client sent under these names is replaced. */

/** The page's own path and query, for coming back after signing in. */
export const PATH_HEADER = "x-switchboard-path";
/** The nonce of this answer's content security policy. */
export const NONCE_HEADER = "x-nonce";

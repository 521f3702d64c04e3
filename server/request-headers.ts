import "server-only";

/**
 * Headers that proxy.ts adds to a request on its way to a page; values that a client sent under these names
 * are replaced.
 */

/** Path and query of the page, to return to after signing in. */
export const PATH_HEADER = "x-switchboard-path";
/** Nonce of this answer's content security policy. */
export const NONCE_HEADER = "x-nonce";

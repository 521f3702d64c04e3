import "server-only";

/**
 * Time in which a request may still complete its own entry, in milliseconds: a refresh of the token, a
 * call, and both once more, 15 s each.
 */
export const SETTLES_ITSELF_MS = 60_000;
/** Time after a missing answer in which the API may still carry out the request, in milliseconds. */
export const STILL_COMING_MS = 30_000;

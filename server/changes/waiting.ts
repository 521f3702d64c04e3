import "server-only";

/**
 * Until then a request may still complete its own entry, in milliseconds: a refresh of the token, a call, and both once
 * more, 15 s each.
 */
export const SETTLES_ITSELF_MS = 60_000;
/** How long after the answer failed to come the API may still do what it was asked, in milliseconds. */
export const STILL_COMING_MS = 30_000;

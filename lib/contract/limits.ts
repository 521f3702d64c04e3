/** Limits of the wire, each named once: schemas, counters and messages read them here. */

/** Longest webhook URL in characters (platform.md section 2). */
export const MAX_URL_LENGTH = 500;
/** Largest request body in bytes (platform.md section 2). */
export const MAX_BODY_BYTES = 1024 * 1024;
/** Most bytes of what is sent to the dashboard without a session: a form to sign in, a browser's report. */
export const MAX_OPEN_BYTES = 16 * 1024;
/** Deepest nesting of objects and lists in a request; the contract itself needs eight levels. */
export const MAX_BODY_DEPTH = 100;
/** Most problems that one answer lists, so that a small request cannot ask for a huge answer. */
export const MAX_ISSUES = 1000;
/** How long the platform lets a request take, and how long we wait for it, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 15_000;
/** After this many seconds a saved change is certainly live (reference, "Propagation delay"). */
export const PROPAGATION_SECONDS = 120;
/** Capacity of a BOT Agent created without `max_chats_count`. */
export const DEFAULT_CAPACITY = 6;
/** Most deliveries that one page of the delivery log shows, and how many it shows when not asked. */
export const MAX_DELIVERIES_PAGE = 100;
export const DELIVERIES_PAGE = 50;
export const MAX_INT32 = 2_147_483_647;
export const MIN_INT32 = -2_147_483_648;
export const MAX_UINT32 = 4_294_967_295;

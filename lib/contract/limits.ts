/** Limits of the wire, each named once: schemas, counters and messages read them here. */

/** Longest webhook URL in characters (docs/api.md, section 2.7). */
export const MAX_URL_LENGTH = 500;
/** Largest request body in bytes (docs/api.md, section 2.7). */
export const MAX_BODY_BYTES = 1024 * 1024;
/** Largest request body without a session, in bytes: a sign-in form, a browser's report. */
export const MAX_OPEN_BYTES = 16 * 1024;
/** Deepest nesting of objects and lists in a request; the contract itself needs eight levels. */
export const MAX_BODY_DEPTH = 100;
/** Most problems that one answer lists, so that a small request cannot ask for a huge answer. */
export const MAX_ISSUES = 1000;
/*
 * Limits of the configuration's texts (in characters) and lists (in items). The API reference names none. They are generous, but
 * keep the list of a license small enough to be read: an unreadable list could not be repaired.
 */
export const MAX_ID_LENGTH = 256;
/** Name of a bot. */
export const MAX_NAME_LENGTH = 256;
export const MAX_AVATAR_LENGTH = 2048;
/** Description of a webhook. */
export const MAX_DESCRIPTION_LENGTH = 1024;
export const MAX_SECRET_LENGTH = 1024;
/** Groups of one bot, and actions of its webhooks. */
export const MAX_BOT_GROUPS = 1000;
export const MAX_BOT_ACTIONS = 100;
/** One filter as JSON, in characters: all its names, values and agents together. */
export const MAX_FILTER_LENGTH = 64 * 1024;
/** A value out of a fixed set: a status, an action, a priority, the name of a field. */
export const MAX_WORD_LENGTH = 100;
/** All webhooks of a license, or the list of its bots, as JSON in bytes: stays below MAX_ANSWER_BYTES. */
export const MAX_LIST_BYTES = 24 * 1024 * 1024;
/** Largest answer of the Configuration API or the accounts server that is read, in bytes. */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
/** Largest transfer file in bytes, for dashboard and CLI alike: room for ten thousand webhooks. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;
/** Largest request with a transfer file, in bytes: as JSON, every quote and line break of the file takes two bytes. */
export const MAX_FILE_BODY_BYTES = 2 * MAX_FILE_BYTES + 64 * 1024;
/** Largest request that applies one item of a plan, in bytes: the wanted and the previous state, sealed. */
export const MAX_ITEM_BODY_BYTES = 4 * 1024 * 1024;
/** Longest time of a request at the platform, and longest wait of the dashboard for it, in milliseconds. */
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

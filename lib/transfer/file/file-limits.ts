import { MAX_FILE_BYTES } from "@/lib/contract/limits";

/*
 * Limits of a transfer file, for dashboard and CLI alike. Names, values, anchors and aliases are counted before parsing, which is
 * the slow part. A license of ten thousand bots and as many webhooks stays below all limits.
 */

/** Most bots of one file, and most webhooks. */
export const MAX_FILE_ENTRIES = 10_000;
/** Most bots of one file with the same visible name: each is compared with each such bot on the license. */
export const MAX_SAME_NAME = 100;
/** Most names and values of one file. */
export const MAX_FILE_NODES = 600_000;
/** Most anchors of one file, and most aliases. */
export const MAX_ALIASES = 1_000;
/** Most characters of a file once each alias is replaced by the text of its anchor. */
export const MAX_WRITTEN_OUT = 2 * MAX_FILE_BYTES;

import { MAX_FILE_BYTES } from "@/lib/contract/limits";

/*
 * What a file may hold at most, wherever it is read. Counted before the file is understood, as understanding is what takes long. A
 * license of ten thousand bots and as many webhooks stays below all of it.
 */

/** Bots of one file, and webhooks. */
export const MAX_FILE_ENTRIES = 10_000;
/** Bots of one file with the same name to the eye: they are told apart by comparing each with each of the license. */
export const MAX_SAME_NAME = 100;
/** Names and values. */
export const MAX_FILE_NODES = 600_000;
/** Anchors, and as many aliases. */
export const MAX_ALIASES = 1_000;
/** Characters of a file whose aliases are written out. */
export const MAX_WRITTEN_OUT = 2 * MAX_FILE_BYTES;

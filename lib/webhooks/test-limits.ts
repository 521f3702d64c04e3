/** Longest time of a trial delivery, from looking up the host to the last byte read, in milliseconds. */
export const TEST_TIMEOUT_MS = 10_000;
/** Most bytes of a receiver's answer that are read. */
export const MAX_TEST_ANSWER_BYTES = 64 * 1024;
/** Most bytes of an answer's headers. */
export const MAX_TEST_HEADER_BYTES = 16 * 1024;
/** Most trial deliveries by one person in a minute. */
export const TESTS_PER_MINUTE = 10;
/** Stands where a receiver sent the webhook's secret back. */
export const MASKED_SECRET = "•••(secret)•••";

/** How long a test delivery may take, from looking up the host to the last byte read. */
export const TEST_TIMEOUT_MS = 10_000;
/** How much of a receiver's answer is read, in bytes. */
export const MAX_TEST_ANSWER_BYTES = 64 * 1024;
/** How much the headers of an answer may weigh, in bytes. */
export const MAX_TEST_HEADER_BYTES = 16 * 1024;
/** How many tests one person may send in a minute. */
export const TESTS_PER_MINUTE = 10;
/** What stands where a receiver sent the webhook's secret back. */
export const MASKED_SECRET = "•••(secret)•••";

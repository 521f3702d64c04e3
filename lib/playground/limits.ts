/** Longest text of a sample's half, in characters. */
export const MAX_SAMPLE_TEXT = 64 * 1024;
/** Longest name of a case, in characters. */
export const MAX_CASE_NAME = 100;
/** Most cases that one webhook or bot may have. */
export const MAX_CASES = 100;
/** Longest compressed question that is put into an address, in characters; a longer one is kept under an id. */
export const MAX_LINK_TEXT = 1500;

/** Longest push or context of a sample, in characters. */
export const MAX_SAMPLE_TEXT = 64 * 1024;
/** Longest name of a case, in characters. */
export const MAX_CASE_NAME = 100;
/** Most cases that one webhook or bot may have. */
export const MAX_CASES = 100;
/** Most cases of a license, over all its webhooks and bots. */
export const MAX_LICENSE_CASES = 2_000;
/** Most kept questions of one person and of a license, in number and characters; beyond that the oldest are deleted. */
export const MAX_QUESTIONS = { person: 100, license: 1_000 };
export const MAX_QUESTION_CHARACTERS = { person: 4 * 1024 * 1024, license: 32 * 1024 * 1024 };
/** Days after which a kept question is deleted unless it is opened or linked again. */
export const QUESTION_DAYS = 90;
/** Longest compressed question in a link's address, in characters; a longer one is kept under an id. */
export const MAX_LINK_TEXT = 1500;

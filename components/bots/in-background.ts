import pLimit from "p-limit";

const CALLS = 4;

/** Lets a few calls of the list run at a time, so that what somebody waits for does not wait behind them. */
export const inBackground = pLimit(CALLS);

/** What hashes of tests cost: hundreds are made, and none of their passwords is worth guessing. */
export const CHEAP = { log2N: 10, r: 8, p: 1 };

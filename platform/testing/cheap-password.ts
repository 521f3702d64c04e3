/** Cost of password hashes in tests, which make hundreds of them. */
export const CHEAP = { log2N: 10, r: 8, p: 1 };

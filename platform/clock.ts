/** Milliseconds since 1970, as `Date.now`. Passed in everywhere, so that tests decide what time it is. */
export type Clock = () => number;

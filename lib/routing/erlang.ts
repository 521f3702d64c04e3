/**
 * Erlang C: the share of chats that wait when chats arrive at random, have random durations and find `slots`
 * equal slots.
 * @param slots number of slots, at least 1
 * @param offered arrivals per unit of time × mean duration, in Erlangs
 * @returns a probability, 1 when the load is not below the number of slots
 */
export function erlangC(slots: number, offered: number): number {
  if (offered >= slots) return 1;
  let blocking = 1;
  for (let slot = 1; slot <= slots; slot += 1) blocking = (offered * blocking) / (slot + offered * blocking);
  return blocking / (1 - (offered / slots) * (1 - blocking));
}

/** Mean number of waiting chats, under the same assumptions; Infinity when the load is too high. */
export function erlangQueue(slots: number, offered: number): number {
  return offered >= slots
    ? Number.POSITIVE_INFINITY
    : (erlangC(slots, offered) * offered) / (slots - offered);
}

import type { Seat } from "./model";
import { type LastChat, nextSeat } from "./router";

/** The seat that one chat landed on; no seat means that the chat waits. */
export type Landing = { chat: number; seatId: string | undefined };

export type Arrivals = {
  landings: Landing[];
  /** Chats of each seat afterwards, initial chats included. */
  load: Map<string, number>;
  /** Number of the first waiting chat, from 1. */
  queueStartsAt: number | undefined;
  waiting: number;
  lastChat: LastChat;
};

/**
 * Lets N chats arrive one after the other while none ends. Pure: the given seats are not changed. `lastChat`
 * continues an earlier result.
 */
export function arrive(seats: readonly Seat[], count: number, lastChat: LastChat = new Map()): Arrivals {
  const current = seats.map((seat) => ({ ...seat }));
  const last = new Map(lastChat);
  let clock = Math.max(0, ...last.values());
  const landings: Landing[] = [];
  for (let chat = 1; chat <= count; chat += 1) {
    const seat = nextSeat(current, last);
    if (seat) {
      seat.chats += 1;
      clock += 1;
      last.set(seat.id, clock);
    }
    landings.push({ chat, seatId: seat?.id });
  }
  const waits = landings.filter((landing) => landing.seatId === undefined);
  return {
    landings,
    load: new Map(current.map((seat) => [seat.id, seat.chats])),
    queueStartsAt: waits[0]?.chat,
    waiting: waits.length,
    lastChat: last,
  };
}

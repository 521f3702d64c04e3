import { PRIORITIES, type Priority } from "@/lib/contract/bots";
import { isAccepting, type Seat } from "./model";

/** Why a seat gets the next chat, or does not. */
export type Outcome =
  | { kind: "gets_it" }
  | { kind: "full" }
  | { kind: "offline" }
  | { kind: "not_accepting" }
  /** Free as well, but another seat of its lane comes before it. */
  | { kind: "passed_over"; because: "more_chats" | "waited_less" | "later_in_list" }
  /** A higher lane took the chat, whether this seat is free or not. */
  | { kind: "not_reached" };

type LaneWalk = { priority: Priority; seats: { seat: Seat; outcome: Outcome }[] };

/** The way of the next chat through the lanes; `winner` is undefined when the chat has to wait. */
export type Walk = { lanes: LaneWalk[]; winner: Seat | undefined };

/** Order of each seat's last chat, as a running number; a seat without one is absent. */
export type LastChat = ReadonlyMap<string, number>;

export function hasRoom(seat: Seat): boolean {
  return isAccepting(seat) && seat.chats < seat.capacity;
}

function before(a: Seat, b: Seat, lastChat: LastChat): number {
  return a.chats - b.chats || (lastChat.get(a.id) ?? -1) - (lastChat.get(b.id) ?? -1);
}

/** The seat that gets the next chat, or undefined when it waits (docs/api.md, section 5). */
export function nextSeat(seats: readonly Seat[], lastChat: LastChat): Seat | undefined {
  for (const priority of PRIORITIES) {
    let best: Seat | undefined;
    for (const seat of seats) {
      if (seat.priority !== priority || !hasRoom(seat)) continue;
      // Of two equal seats the earlier one stays: the order of the list decides last.
      if (best === undefined || before(seat, best, lastChat) < 0) best = seat;
    }
    if (best) return best;
  }
  return undefined;
}

function outcomeOf(seat: Seat, winner: Seat | undefined, lastChat: LastChat): Outcome {
  if (seat === winner) return { kind: "gets_it" };
  if (
    winner &&
    PRIORITIES.indexOf(seat.priority as Priority) > PRIORITIES.indexOf(winner.priority as Priority)
  ) {
    return { kind: "not_reached" };
  }
  if (!isAccepting(seat)) return { kind: seat.status === "offline" ? "offline" : "not_accepting" };
  if (!winner || seat.chats >= seat.capacity) return { kind: "full" };
  if (seat.chats > winner.chats) return { kind: "passed_over", because: "more_chats" };
  const waited = (lastChat.get(seat.id) ?? -1) > (lastChat.get(winner.id) ?? -1);
  return { kind: "passed_over", because: waited ? "waited_less" : "later_in_list" };
}

/** Walks the lanes for the next chat, with an outcome for every seat. */
export function walkNext(seats: readonly Seat[], lastChat: LastChat = new Map()): Walk {
  const winner = nextSeat(seats, lastChat);
  const lanes = PRIORITIES.map((priority) => ({
    priority,
    seats: seats
      .filter((seat) => seat.priority === priority)
      .map((seat) => ({ seat, outcome: outcomeOf(seat, winner, lastChat) })),
  }));
  return { lanes, winner };
}

/** An outcome in words, for the step-by-step view: "full 6 of 6, skipped". */
export function describeOutcome(seat: Seat, outcome: Outcome): string {
  const load = `${seat.chats} of ${seat.capacity}`;
  switch (outcome.kind) {
    case "gets_it":
      return `has ${seat.capacity - seat.chats} free, gets it`;
    case "full":
      return seat.capacity === 0 ? "takes no chats (capacity 0), skipped" : `full ${load}, skipped`;
    case "offline":
      return "offline, skipped";
    case "not_accepting":
      return "not accepting chats, skipped";
    case "not_reached":
      return "not reached";
    case "passed_over":
      switch (outcome.because) {
        case "more_chats":
          return `free, but has more chats (${load})`;
        case "waited_less":
          return "free with as few chats, but got one more recently";
        case "later_in_list":
          return "equally entitled, but later in the list";
      }
  }
}

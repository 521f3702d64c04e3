import { arrive } from "./arrivals";
import { type Stretch, stretchesOf } from "./landings";
import { isAccepting, isPriority, type Seat } from "./model";
import type { LastChat } from "./router";
import { walkNext, type Walk } from "./router";

/** A person's inputs about the moment: current chats by seat, and human agents beside the bots. */
export type Circumstances = { chats: Readonly<Record<string, number>>; humans: readonly Seat[] };

/** The seats of a group at the moment: the bots and human agents, with their current chats. */
export function seatsNow(bots: readonly Seat[], { chats, humans }: Circumstances): Seat[] {
  return [...bots, ...humans].map((seat) => ({ ...seat, chats: chats[seat.id] ?? seat.chats }));
}

/** Chats let in one by one: each seat's load so far, and the walk of the last chat. */
export type Stepped = { seats: Seat[]; last: LastChat; arrived: number; waiting: number; walk?: Walk };

export function begin(seats: readonly Seat[]): Stepped {
  return { seats: [...seats], last: new Map(), arrived: 0, waiting: 0 };
}

/** Lets the next chat in. */
export function step({ seats, last, arrived, waiting }: Stepped): Stepped {
  const walk = walkNext(seats, last);
  const { winner } = walk;
  return {
    walk,
    arrived: arrived + 1,
    waiting: winner ? waiting : waiting + 1,
    seats: seats.map((seat) => (seat === winner ? { ...seat, chats: seat.chats + 1 } : seat)),
    last: winner ? new Map(last).set(winner.id, arrived + 1) : last,
  };
}

export type Spread = {
  load: ReadonlyMap<string, number>;
  /** The chats that each seat got; waiting chats have the key `undefined`. */
  stretches: ReadonlyMap<string | undefined, Stretch[]>;
  queueStartsAt: number | undefined;
  waiting: number;
};

/** The seats that `count` chats land on, if no chat ends while they come. */
export function spread(seats: readonly Seat[], count: number): Spread {
  const { load, landings, queueStartsAt, waiting } = arrive(seats, count);
  return { load, stretches: stretchesOf(landings), queueStartsAt, waiting };
}

/** The number from which chats wait, in words. */
export function queueWords({ queueStartsAt, waiting }: Pick<Spread, "queueStartsAt" | "waiting">): string {
  if (queueStartsAt === undefined) return "No chat waits";
  return `Chats wait from number ${queueStartsAt} on, ${waiting} in total`;
}

/** Free slots of all seats that accept chats. */
export function freeSlots(seats: readonly Seat[]): number {
  return seats.reduce(
    (sum, seat) =>
      sum + (isAccepting(seat) && isPriority(seat.priority) ? Math.max(0, seat.capacity - seat.chats) : 0),
    0,
  );
}

/** Hours of each run: enough chats for a narrow interval, few enough for an answer within seconds. */
export function hoursFor(arrivalsPerHour: number): number {
  return Math.round(Math.min(200, Math.max(4, 2_000 / Math.max(arrivalsPerHour, 1))));
}

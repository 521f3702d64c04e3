import { arrive } from "./arrivals";
import { type Stretch, stretchesOf } from "./landings";
import { isAccepting, isPriority, type Seat } from "./model";
import type { LastChat } from "./router";
import { walkNext, type Walk } from "./router";

/** What somebody enters about now: current chats by seat, and people who take chats beside the bots. */
export type Circumstances = { chats: Readonly<Record<string, number>>; humans: readonly Seat[] };

/** The bots of a group as they are now: with their chats, and with the people beside them. */
export function seatsNow(bots: readonly Seat[], { chats, humans }: Circumstances): Seat[] {
  return [...bots, ...humans].map((seat) => ({ ...seat, chats: chats[seat.id] ?? seat.chats }));
}

/** Chats let in one by one: what each seat has by now, and how the last one found its way. */
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
  /** Which chats went to whom; those that wait stand under `undefined`. */
  stretches: ReadonlyMap<string | undefined, Stretch[]>;
  queueStartsAt: number | undefined;
  waiting: number;
};

/** Where so many chats land when none ends meanwhile. */
export function spread(seats: readonly Seat[], count: number): Spread {
  const { load, landings, queueStartsAt, waiting } = arrive(seats, count);
  return { load, stretches: stretchesOf(landings), queueStartsAt, waiting };
}

/** When chats begin to wait, in words. */
export function queueWords({ queueStartsAt, waiting }: Pick<Spread, "queueStartsAt" | "waiting">): string {
  if (queueStartsAt === undefined) return "No chat waits";
  return `Chats wait from number ${queueStartsAt} on, ${waiting} in total`;
}

/** Free slots of everybody who accepts chats. */
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

import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import TinyQueue from "tinyqueue";
import { isAccepting, type Seat } from "./model";
import { nextSeat } from "./router";

export type Traffic = {
  /** Chats an hour, arriving at random (Poisson). */
  arrivalsPerHour: number;
  /** Mean duration of a chat in minutes, at random (exponential). */
  meanMinutes: number;
  /** Hours measured in each run, after a warm-up. */
  hours: number;
};

/**
 * Length of the warm-up, in mean chat durations and in relaxation times: the error that remains is far below
 * the confidence interval.
 */
const MEANS = 8;
const SETTLINGS = 6;
/** Most chats that arrive in a warm-up, so that an answer takes only seconds even close to full use. */
const MOST_WARMING = 60_000;

/**
 * Minutes until a run that starts without chats no longer shows its start: longer with long chats, and longer
 * the nearer to full use (the relaxation time of M/M/c, mean / (√slots − √offered)²). Above full use there is
 * no such time; then a tenth of the measured hours is used.
 */
function warmUpMinutes({ arrivalsPerHour, meanMinutes, hours }: Traffic, slots: number): number {
  const tenth = hours * 6;
  const offered = (arrivalsPerHour * meanMinutes) / 60;
  if (offered === 0 || offered >= slots) return tenth;
  const settling = meanMinutes / (Math.sqrt(slots) - Math.sqrt(offered)) ** 2;
  const wanted = MEANS * meanMinutes + SETTLINGS * settling;
  return Math.max(tenth, Math.min(wanted, (MOST_WARMING / arrivalsPerHour) * 60));
}

/** Means of one run: chats of each seat, waiting chats, share of chats that waited, minutes waited. */
export type Run = { load: number[]; queue: number; waitShare: number; waitMinutes: number };

/** The state of a run right after an event, for tests: every seat's chats, and how many chats wait. */
export type Moment = {
  kind: "arrived" | "ended";
  /** The seat that got a chat at this event, if any. */
  winner: Seat | undefined;
  seats: readonly Seat[];
  waiting: number;
};

type Ending = { at: number; seat: Seat };

const EVENTS_A_STEP = 100;

/**
 * One run in portions of EVENTS_A_STEP events; yields the finished share of the time. Every seat starts
 * without a chat; the warm-up is not counted.
 */
export function* simulate(
  question: Traffic,
  given: readonly Seat[],
  seed: number,
  watch?: (moment: Moment) => void,
): Generator<number, Run> {
  const random = xoroshiro128plus(seed);
  const exponential = (mean: number) => -mean * Math.log(1 - uniformFloat64(random));
  const seats = given.map((seat) => ({ ...seat, chats: 0 }));
  const last = new Map<string, number>();
  const endings = new TinyQueue<Ending>([], (a, b) => a.at - b.at);
  const queue: number[] = [];
  const slots = seats.reduce((sum, seat) => sum + (isAccepting(seat) ? seat.capacity : 0), 0);
  const start = warmUpMinutes(question, slots);
  const end = start + question.hours * 60;
  const load = seats.map(() => 0);
  let queued = 0;
  let head = 0;
  let now = 0;
  let order = 0;
  let events = 0;
  let arrived = 0;
  let waited = 0;
  let waitedMinutes = 0;

  const advance = (to: number) => {
    const from = Math.max(now, start);
    const until = Math.min(to, end);
    if (until > from) {
      const span = until - from;
      seats.forEach((seat, index) => {
        load[index] = (load[index] ?? 0) + seat.chats * span;
      });
      queued += (queue.length - head) * span;
    }
    now = to;
  };
  const serve = (since: number): Seat | undefined => {
    const seat = nextSeat(seats, last);
    if (!seat) return undefined;
    seat.chats += 1;
    order += 1;
    last.set(seat.id, order);
    endings.push({ at: now + exponential(question.meanMinutes), seat });
    if (since >= start) waitedMinutes += now - since;
    return seat;
  };

  let arrival =
    question.arrivalsPerHour > 0 ? exponential(60 / question.arrivalsPerHour) : Number.POSITIVE_INFINITY;
  for (;;) {
    events += 1;
    if (events % EVENTS_A_STEP === 0) yield now / end;
    const ending = endings.peek();
    if (Math.min(arrival, ending?.at ?? arrival) >= end) break;
    if (ending && ending.at <= arrival) {
      endings.pop();
      advance(ending.at);
      ending.seat.chats -= 1;
      const since = queue[head];
      const winner = since === undefined ? undefined : serve(since);
      if (winner) head += 1;
      watch?.({ kind: "ended", winner, seats, waiting: queue.length - head });
      continue;
    }
    advance(arrival);
    const counts = now >= start;
    if (counts) arrived += 1;
    const winner = head < queue.length ? undefined : serve(now);
    if (!winner) {
      queue.push(now);
      if (counts) waited += 1;
    }
    watch?.({ kind: "arrived", winner, seats, waiting: queue.length - head });
    arrival = now + exponential(60 / question.arrivalsPerHour);
  }
  advance(end);
  // Chats still in the queue have waited until the end of the run.
  for (const since of queue.slice(head)) if (since >= start) waitedMinutes += end - since;
  const span = end - start;
  return {
    load: load.map((sum) => sum / span),
    queue: queued / span,
    waitShare: arrived === 0 ? 0 : waited / arrived,
    waitMinutes: arrived === 0 ? 0 : waitedMinutes / arrived,
  };
}

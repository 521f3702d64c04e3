import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import TinyQueue from "tinyqueue";
import { isAccepting, isPriority, type Seat } from "./model";
import { type LastChat, nextSeat } from "./router";

export type LoadQuestion = {
  seats: readonly Seat[];
  /** Chats an hour, arriving at random (Poisson). */
  arrivalsPerHour: number;
  /** Mean duration of a chat in minutes, at random (exponential). */
  meanMinutes: number;
  /** Hours looked at in each run, after one tenth more for warming up. */
  hours: number;
  seed: number;
};

/** A mean over the runs, with the half width of its 95 % confidence interval. */
export type Estimate = { mean: number; halfWidth: number };

export type LoadAnswer = {
  /** Chats at a time of each seat. */
  load: Map<string, Estimate>;
  /** Chats that wait, on average over time. */
  queue: Estimate;
  /** Share of chats that have to wait, 0 to 1. */
  waitShare: Estimate;
  /** Minutes a chat waits, those that do not wait included. */
  waitMinutes: Estimate;
  /** Slots that accept chats, and the load offered to them in Erlangs; with `offered >= slots` the queue grows for ever. */
  slots: number;
  offered: number;
};

export const RUNS = 20;
/** Student's t for 19 degrees of freedom, 97.5 %. */
const T_19 = 2.093;

function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, halfWidth: T_19 * Math.sqrt(variance / values.length) };
}

/**
 * Expected load and queue when chats also end: a seeded simulation of RUNS independent runs.
 * Deterministic for a seed. Every run starts with empty seats; current chats play no part here.
 */
export function expectLoad(question: LoadQuestion): LoadAnswer {
  const steps = loadSteps(question);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in portions of at most EVENTS_A_STEP events, for a page that must stay alive. Yields the share that is done. */
export function* loadSteps(question: LoadQuestion): Generator<number, LoadAnswer> {
  const seats = question.seats.filter((seat) => isPriority(seat.priority));
  const slots = seats.reduce((sum, seat) => sum + (isAccepting(seat) ? seat.capacity : 0), 0);
  const offered = (question.arrivalsPerHour * question.meanMinutes) / 60;
  const runs: Run[] = [];
  for (let index = 0; index < RUNS; index += 1) {
    for (const share of simulate(question, seats, question.seed * RUNS + index, runs)) {
      yield (index + share) / RUNS;
    }
  }
  return {
    load: new Map(seats.map((seat, index) => [seat.id, estimate(runs.map((run) => run.load[index] ?? 0))])),
    queue: estimate(runs.map((run) => run.queue)),
    waitShare: estimate(runs.map((run) => run.waitShare)),
    waitMinutes: estimate(runs.map((run) => run.waitMinutes)),
    slots,
    offered,
  };
}

type Run = { load: number[]; queue: number; waitShare: number; waitMinutes: number };
type Ending = { at: number; seat: number };

const EVENTS_A_STEP = 100;

/** One run, whose result is added to `runs`. */
function* simulate(
  question: LoadQuestion,
  given: readonly Seat[],
  seed: number,
  runs: Run[],
): Generator<number, void> {
  const random = xoroshiro128plus(seed);
  const exponential = (mean: number) => -mean * Math.log(1 - uniformFloat64(random));
  const seats = given.map((seat) => ({ ...seat, chats: 0 }));
  const position = new Map<Seat, number>(seats.map((seat, index) => [seat, index]));
  const last = new Map<string, number>();
  const endings = new TinyQueue<Ending>([], (a, b) => a.at - b.at);
  const queue: number[] = [];
  const start = question.hours * 6;
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
  const serve = (since: number): boolean => {
    const seat = nextSeat(seats, last as LastChat);
    if (!seat) return false;
    seat.chats += 1;
    order += 1;
    last.set(seat.id, order);
    endings.push({ at: now + exponential(question.meanMinutes), seat: position.get(seat) ?? 0 });
    if (since >= start) waitedMinutes += now - since;
    return true;
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
      const ended = seats[ending.seat];
      if (ended) ended.chats -= 1;
      const since = queue[head];
      if (since !== undefined && serve(since)) head += 1;
      continue;
    }
    advance(arrival);
    const counts = now >= start;
    if (counts) arrived += 1;
    if (head < queue.length || !serve(now)) {
      queue.push(now);
      if (counts) waited += 1;
    }
    arrival = now + exponential(60 / question.arrivalsPerHour);
  }
  advance(end);
  // Those still waiting have waited until now.
  for (const since of queue.slice(head)) if (since >= start) waitedMinutes += end - since;
  const span = end - start;
  runs.push({
    load: load.map((sum) => sum / span),
    queue: queued / span,
    waitShare: arrived === 0 ? 0 : waited / arrived,
    waitMinutes: arrived === 0 ? 0 : waitedMinutes / arrived,
  });
  yield 1;
}

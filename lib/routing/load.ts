import { type Run, simulate, type Traffic } from "./load-run";
import { isAccepting, isPriority, type Seat } from "./model";

export type LoadQuestion = Traffic & { seats: readonly Seat[]; seed: number };

/** A mean over the runs, with the half width of its 95 % confidence interval. */
type Estimate = { mean: number; halfWidth: number };

export type LoadAnswer = {
  /** Mean number of chats at a time, by seat. */
  load: Map<string, Estimate>;
  /** Mean number of waiting chats. */
  queue: Estimate;
  /** Share of chats that wait, 0 to 1. */
  waitShare: Estimate;
  /** Mean minutes of waiting, over all chats, including chats that do not wait. */
  waitMinutes: Estimate;
  /** Slots that accept chats, and the load offered to them in Erlangs; with `offered >= slots` the queue grows for ever. */
  slots: number;
  offered: number;
};

const RUNS = 20;
/** Student's t for 19 degrees of freedom, 97.5 %. */
const T_19 = 2.093;

function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, halfWidth: T_19 * Math.sqrt(variance / values.length) };
}

/**
 * Expected load and queue when chats also end: a simulation of RUNS independent runs, deterministic for a
 * seed. Every run starts with empty seats; current chats play no part here.
 */
export function expectLoad(question: LoadQuestion): LoadAnswer {
  const steps = loadSteps(question);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Expected load in portions, so that the page stays responsive. Yields the finished share. */
export function* loadSteps(question: LoadQuestion): Generator<number, LoadAnswer> {
  const seats = question.seats.filter((seat) => isPriority(seat.priority));
  const slots = seats.reduce((sum, seat) => sum + (isAccepting(seat) ? seat.capacity : 0), 0);
  const offered = (question.arrivalsPerHour * question.meanMinutes) / 60;
  const runs: Run[] = [];
  for (let index = 0; index < RUNS; index += 1) {
    const run = simulate(question, seats, question.seed * RUNS + index);
    let step = run.next();
    for (; !step.done; step = run.next()) yield (index + step.value) / RUNS;
    runs.push(step.value);
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

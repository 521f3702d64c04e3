import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRIORITIES, STATUSES } from "@/lib/contract/bots";
import { erlangC, erlangQueue } from "./erlang";
import { expectLoad, type LoadAnswer } from "./load";
import { type Moment, simulate } from "./load-run";
import type { Seat } from "./model";
import { hasRoom } from "./router";
import { hoursFor } from "./simulation";

const seats = (count: number, capacity: number, priority = "normal"): Seat[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${priority}-${index}`,
    name: `${index}`,
    kind: "bot",
    priority,
    status: "accepting chats",
    capacity,
    chats: 0,
  }));

describe("Erlang C", () => {
  it("has the textbook values", () => {
    // With one slot the share of waiting chats is the utilisation.
    expect(erlangC(1, 0.5)).toBeCloseTo(0.5, 12);
    expect(erlangQueue(1, 0.5)).toBeCloseTo(0.5, 12);
    expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 12);
    expect(erlangC(10, 8)).toBeCloseTo(0.4092, 4);
    expect(erlangC(3, 3)).toBe(1);
  });
});

const anySeats = fc.array(
  fc.record({
    kind: fc.constant("bot" as const),
    priority: fc.constantFrom<string>(...PRIORITIES),
    // Most seats accept chats, or little would happen.
    status: fc.constantFrom<string>(...STATUSES, "accepting chats", "accepting chats"),
    capacity: fc.nat(4),
  }),
  { maxLength: 6 },
);

/** Every moment of one run, each with the seats as they were then. */
function momentsOf(seats: readonly Seat[], seed: number): Moment[] {
  const moments: Moment[] = [];
  const steps = simulate({ arrivalsPerHour: 60, meanMinutes: 8, hours: 2 }, seats, seed, (moment) => {
    moments.push({ ...moment, seats: moment.seats.map((seat) => ({ ...seat })) });
  });
  while (!steps.next().done);
  return moments;
}

describe("chats that arrive and end", () => {
  it("never go over capacity or past a higher lane with a free slot, and are all somewhere", () => {
    fc.assert(
      fc.property(anySeats, fc.nat(1_000), (some, seed) => {
        const given = some.map((seat, index) => ({ ...seat, id: `${index}`, name: `${index}`, chats: 0 }));
        let [arrived, ended] = [0, 0];
        for (const { kind, winner, seats, waiting } of momentsOf(given, seed)) {
          if (kind === "arrived") arrived += 1;
          else ended += 1;
          const running = seats.reduce((sum, { chats }) => sum + chats, 0);
          expect(running + waiting + ended).toBe(arrived);
          for (const seat of seats) {
            expect(seat.chats).toBeGreaterThanOrEqual(0);
            expect(seat.chats).toBeLessThanOrEqual(seat.status === "accepting chats" ? seat.capacity : 0);
          }
          const free = seats.filter(hasRoom);
          // No chat waits while an accepting seat has room.
          if (waiting > 0) expect(free).toEqual([]);
          if (!winner) continue;
          const lane = PRIORITIES.findIndex((priority) => priority === winner.priority);
          expect(
            free.filter(({ priority }) => PRIORITIES.slice(0, lane).some((one) => one === priority)),
          ).toEqual([]);
        }
        expect(arrived).toBeGreaterThan(0);
      }),
      { numRuns: 25 },
    );
  });

  it("are the same for the same seed", () => {
    fc.assert(
      fc.property(fc.nat(1_000), (seed) => {
        const given = [...seats(2, 2, "first"), ...seats(1, 3, "last")];
        expect(momentsOf(given, seed)).toEqual(momentsOf(given, seed));
      }),
      { numRuns: 10 },
    );
  });
});

describe("expected load", () => {
  it.each([
    { agents: 4, capacity: 1, perHour: 30, minutes: 6 },
    { agents: 2, capacity: 4, perHour: 60, minutes: 6 },
    { agents: 5, capacity: 2, perHour: 48, minutes: 10 },
  ])("agrees with Erlang C for one lane of equal agents: $agents × $capacity", (given) => {
    const answer = expectLoad({
      seats: seats(given.agents, given.capacity),
      arrivalsPerHour: given.perHour,
      meanMinutes: given.minutes,
      hours: 400,
      seed: 7,
    });
    const slots = given.agents * given.capacity;
    const offered = (given.perHour * given.minutes) / 60;
    expect(answer).toMatchObject({ slots, offered });
    const near = ({ mean, halfWidth }: { mean: number; halfWidth: number }, truth: number) => {
      expect(Math.abs(mean - truth)).toBeLessThanOrEqual(halfWidth);
      // The interval must be narrow too, or it would contain every value.
      expect(halfWidth).toBeLessThan(Math.max(truth * 0.15, 0.01));
    };
    near(answer.waitShare, erlangC(slots, offered));
    near(answer.queue, erlangQueue(slots, offered));
    // Little's law: chats that wait = arrivals × waiting time.
    expect((answer.waitMinutes.mean * given.perHour) / 60).toBeCloseTo(answer.queue.mean, 1);
    const total = [...answer.load.values()].reduce((sum, item) => sum + item.mean, 0);
    expect(total).toBeCloseTo(offered, 0);
  });

  it.each([
    { slots: 180, perHour: 500, minutes: 20 },
    { slots: 130, perHour: 60, minutes: 120 },
    { slots: 1000, perHour: 60, minutes: 600 },
  ])("does not count the time in which a busy group fills: $slots slots", ({ slots, perHour, minutes }) => {
    const offered = (perHour * minutes) / 60;
    const [truth, trials] = [erlangC(slots, offered), [1, 2, 3, 4]];
    const answers = trials.map((seed) =>
      expectLoad({
        seats: seats(10, slots / 10),
        arrivalsPerHour: perHour,
        meanMinutes: minutes,
        hours: hoursFor(perHour),
        seed,
      }),
    );
    const mean = (of: (answer: LoadAnswer) => number) =>
      answers.reduce((sum, answer) => sum + of(answer), 0) / trials.length;
    const total = mean(({ load }) => [...load.values()].reduce((sum, one) => sum + one.mean, 0));
    // With too short a warm-up the total was 3 to 22 % too low.
    expect(Math.abs(total - offered) / offered).toBeLessThan(0.015);
    expect(Math.abs(mean(({ waitShare }) => waitShare.mean) - truth)).toBeLessThan(0.05);
  });

  it("is the same for the same seed and another for another", () => {
    const question = { seats: seats(3, 2), arrivalsPerHour: 40, meanMinutes: 5, hours: 10, seed: 1 };
    expect(expectLoad(question)).toEqual(expectLoad(question));
    expect(expectLoad({ ...question, seed: 2 }).queue.mean).not.toBe(expectLoad(question).queue.mean);
  });

  it("fills the first lane before the others", () => {
    const answer = expectLoad({
      seats: [...seats(1, 10, "first"), ...seats(1, 10, "last")],
      arrivalsPerHour: 20,
      meanMinutes: 6,
      hours: 50,
      seed: 3,
    });
    expect(answer.load.get("first-0")?.mean).toBeGreaterThan(1.8);
    expect(answer.load.get("last-0")?.mean).toBeLessThan(0.01);
  });

  it("says nothing waits when nothing arrives, and everything when nobody accepts", () => {
    const still = { meanMinutes: 5, hours: 10, seed: 1 };
    expect(expectLoad({ ...still, seats: seats(1, 1), arrivalsPerHour: 0 }).queue.mean).toBe(0);
    const none = expectLoad({ ...still, seats: [], arrivalsPerHour: 30 });
    expect(none.waitShare.mean).toBe(1);
    expect(none.slots).toBe(0);
  });
});

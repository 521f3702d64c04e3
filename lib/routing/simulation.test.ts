import { describe, expect, it } from "vitest";
import { expectLoad, type LoadAnswer, loadSteps } from "./load";
import type { Seat } from "./model";
import { begin, freeSlots, hoursFor, queueWords, seatsNow, spread, step } from "./simulation";

const seat = (id: string, priority: string, capacity: number): Seat => ({
  id,
  name: id,
  kind: "bot",
  priority,
  status: "accepting chats",
  capacity,
  chats: 0,
});
const bots = [seat("a", "first", 2), seat("b", "normal", 1)];

describe("a simulation of a group", () => {
  it("starts from the chats and the people entered", () => {
    const now = seatsNow(bots, { chats: { a: 1 }, humans: [seat("h", "last", 3)] });
    expect(now.map(({ id, chats }) => [id, chats])).toEqual([
      ["a", 1],
      ["b", 0],
      ["h", 0],
    ]);
    expect(freeSlots(now)).toBe(5);
  });

  it("lets chats in one by one as all at once", () => {
    let now = begin(bots);
    const winners = Array.from({ length: 4 }, () => {
      now = step(now);
      return now.walk?.winner?.id;
    });
    expect(winners).toEqual(["a", "a", "b", undefined]);
    expect(now).toMatchObject({ arrived: 4, waiting: 1 });
    const all = spread(bots, 4);
    expect([...all.load]).toEqual(now.seats.map(({ id, chats }) => [id, chats]));
    expect(queueWords(all)).toBe("Chats wait from number 4 on, 1 in total");
    expect(queueWords(spread(bots, 3))).toBe("No chat waits");
  });

  it("estimates in portions what it estimates at once", () => {
    const question = { seats: bots, arrivalsPerHour: 20, meanMinutes: 6, hours: 40, seed: 5 };
    const steps = loadSteps(question);
    let portions = 0;
    let answer: LoadAnswer | undefined;
    while (answer === undefined) {
      const next = steps.next();
      if (next.done) answer = next.value;
      else portions += 1;
    }
    expect(portions).toBeGreaterThan(19);
    expect(answer).toEqual(expectLoad(question));
    expect(hoursFor(0)).toBe(200);
    expect(hoursFor(10_000)).toBe(4);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRIORITIES, STATUSES } from "@/lib/contract/bots";
import { arrive } from "./arrivals";
import type { Seat } from "./model";
import { describeOutcome, hasRoom, walkNext } from "./router";

const seat = (id: string, more: Partial<Seat> = {}): Seat => ({
  id,
  name: id,
  kind: "bot",
  priority: "normal",
  status: "accepting chats",
  capacity: 2,
  chats: 0,
  ...more,
});

const anySeats = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    name: fc.constant("x"),
    kind: fc.constantFrom<Seat["kind"]>("bot", "human"),
    priority: fc.constantFrom<string>(...PRIORITIES, "supervisor"),
    status: fc.constantFrom<string>(...STATUSES, "away"),
    capacity: fc.nat(5),
    chats: fc.nat(6),
  }),
  { selector: (item) => item.id, maxLength: 8 },
);

describe("the next chat", () => {
  it("falls through the lanes and says why each seat was skipped", () => {
    const walk = walkNext([
      seat("pizza", { priority: "first", capacity: 6, chats: 6 }),
      seat("faq", { priority: "first", status: "offline" }),
      seat("sales"),
      seat("late", { priority: "last" }),
    ]);
    expect(walk.winner?.id).toBe("sales");
    expect(
      walk.lanes.flatMap((lane) =>
        lane.seats.map((item) => `${item.seat.id} ${describeOutcome(item.seat, item.outcome)}`),
      ),
    ).toEqual([
      "pizza full 6 of 6, skipped",
      "faq offline, skipped",
      "sales has 2 free, gets it",
      "late not reached",
    ]);
  });

  it("prefers the fewest chats, then the longest wait, then the list", () => {
    expect(walkNext([seat("a", { chats: 1 }), seat("b")]).winner?.id).toBe("b");
    expect(walkNext([seat("a"), seat("b")], new Map([["a", 1]])).winner?.id).toBe("b");
    expect(walkNext([seat("a"), seat("b")]).winner?.id).toBe("a");
  });

  it("waits when nobody is free", () => {
    expect(
      walkNext([seat("a", { capacity: 0 }), seat("b", { status: "not accepting chats" })]).winner,
    ).toBeUndefined();
  });
});

describe("many chats", () => {
  it("never goes over capacity, never skips a higher lane with a free slot, and loses no chat", () => {
    fc.assert(
      fc.property(anySeats, fc.nat(40), (seats, count) => {
        const result = arrive(seats, count);
        const running = new Map(seats.map((item) => [item.id, item.chats]));
        for (const { seatId } of result.landings) {
          const now = seats.map((item) => ({ ...item, chats: running.get(item.id) ?? 0 }));
          const free = now.filter((item) => hasRoom(item) && item.priority !== "supervisor");
          const lane = PRIORITIES.find((priority) => free.some((item) => item.priority === priority));
          const landed = now.find((item) => item.id === seatId);
          expect(landed?.priority).toBe(lane);
          if (!landed) continue;
          expect(landed.chats).toBeLessThan(landed.capacity);
          running.set(landed.id, landed.chats + 1);
        }
        const taken = [...result.load.values()].reduce((sum, chats) => sum + chats, 0);
        const before = seats.reduce((sum, item) => sum + item.chats, 0);
        expect(taken - before + result.waiting).toBe(count);
        expect(result.queueStartsAt === undefined).toBe(result.waiting === 0);
      }),
    );
  });

  it("gives the same answer when the chats come in two parts", () => {
    fc.assert(
      fc.property(anySeats, fc.nat(15), fc.nat(15), (seats, one, two) => {
        const whole = arrive(seats, one + two);
        const first = arrive(seats, one);
        const loaded = seats.map((item) => ({ ...item, chats: first.load.get(item.id) ?? 0 }));
        const second = arrive(loaded, two, first.lastChat);
        expect(second.load).toEqual(whole.load);
        expect(first.waiting + second.waiting).toBe(whole.waiting);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import {
  abandoned,
  assertWanted,
  beginWrite,
  DeadlineError,
  timeLeft,
  whileWanted,
  withDeadline,
  withoutDeadline,
} from "./deadline";

const never = new Promise<never>(() => {});

describe("an action", () => {
  it("has a time that everything below it finds, and that ends its waits", async () => {
    await withDeadline(
      async () => {
        expect(timeLeft()).toBeLessThanOrEqual(20);
        await expect(whileWanted(never)).rejects.toThrow(DeadlineError);
        expect(() => assertWanted()).toThrow(DeadlineError);
        expect(() => beginWrite()).toThrow(DeadlineError);
      },
      { ms: 20 },
    );
    expect(timeLeft()).toBe(Number.POSITIVE_INFINITY);
  });

  it("inside of another ends no later than that one", async () => {
    await withDeadline(
      () => withDeadline(async () => expect(timeLeft()).toBeLessThanOrEqual(1000), { ms: 60_000 }),
      { ms: 1000 },
    );
  });

  it("is over when the client goes away before a write, also inside of another", async () => {
    const client = new AbortController();
    const waiting = withDeadline(() => withDeadline(() => whileWanted(never)), { client: client.signal });
    client.abort();
    await expect(waiting).rejects.toThrow(DeadlineError);
  });

  it("goes on without its client once a write was sent", async () => {
    const client = new AbortController();
    await withDeadline(
      async () => {
        await withDeadline(async () => beginWrite());
        client.abort();
        expect(abandoned()?.aborted).toBe(false);
        await whileWanted(Promise.resolve());
      },
      { client: client.signal },
    );
  });

  it("does not bind what is done for others too", async () => {
    const client = new AbortController();
    client.abort();
    await withDeadline(
      async () => {
        expect(() => assertWanted()).toThrow(DeadlineError);
        expect(withoutDeadline(() => timeLeft())).toBe(Number.POSITIVE_INFINITY);
        withoutDeadline(() => assertWanted());
      },
      { client: client.signal },
    );
  });
});

import { describe, expect, it, vi } from "vitest";
import { BusyError, createTurns, LeftError } from "./work-in-turn";

const never = new AbortController().signal;

/** Queue for tests: each work ends on command, and `begun` lists the names of started works. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const inTurn = createTurns({ atOnce: 2, waiting: 2, waitingOfOne: 1, doing: "working" });
  return {
    begun,
    end: (name: string) => ends.get(name)?.(),
    ask: (person: string, name: string, signal = never) =>
      inTurn(
        person,
        signal,
        () =>
          new Promise<string>((resolve) => {
            begun.push(name);
            ends.set(name, () => resolve(name));
          }),
      ),
  };
}

describe("work in turn", () => {
  it("is one thing at a time for each person, and others do not wait for that", async () => {
    const { begun, end, ask } = works();
    const first = ask("anna", "a1");
    const second = ask("anna", "a2");
    void ask("ben", "b1");
    await vi.waitFor(() => expect(begun).toEqual(["a1", "b1"]));
    await expect(ask("anna", "a3")).rejects.toThrow("is still working for you");
    end("a1");
    expect(await first).toBe("a1");
    await vi.waitFor(() => expect(begun).toEqual(["a1", "b1", "a2"]));
    end("a2");
    expect(await second).toBe("a2");
  });

  it("has a queue that says when it is full, and when to come again", async () => {
    const { ask } = works();
    void ask("anna", "a1");
    void ask("ben", "b1");
    void ask("cleo", "c1");
    void ask("dan", "d1");
    const refused = ask("eve", "e1");
    await expect(refused).rejects.toBeInstanceOf(BusyError);
    await expect(refused).rejects.toMatchObject({ code: "too_many_requests", asked: { ms: 5_000 } });
  });

  it("is left by whoever goes while waiting, and gives the place to the next", async () => {
    const { begun, end, ask } = works();
    const [first, gone] = [ask("anna", "a1"), new AbortController()];
    void ask("ben", "b1");
    const waiting = ask("cleo", "c1", gone.signal);
    void ask("dan", "d1");
    gone.abort();
    await expect(waiting).rejects.toBeInstanceOf(LeftError);
    void ask("eve", "e1");
    await vi.waitFor(() => expect(begun).toEqual(["a1", "b1"]));
    end("a1");
    await first;
    await vi.waitFor(() => expect(begun).toEqual(["a1", "b1", "d1"]));
  });

  it("goes on after work that failed", async () => {
    const inTurn = createTurns({ atOnce: 1, waiting: 1, waitingOfOne: 1, doing: "working" });
    const broken = inTurn("anna", never, async () => Promise.reject(new Error("broken")));
    const next = inTurn("anna", never, async () => "done");
    await expect(broken).rejects.toThrow("broken");
    expect(await next).toBe("done");
  });
});

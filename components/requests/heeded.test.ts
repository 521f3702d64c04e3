import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError, apiFetch } from "./http";
import { stopWaiting, waitingNow } from "./waiting";

const asks = (seconds: number | undefined, status = 429, changed = "no") =>
  Response.json(
    { error: { code: "too_many_requests", message: "Slow down", changed, retry_after: seconds } },
    { status },
  );

const answers: Response[] = [];

beforeEach(() => {
  answers.length = 0;
  vi.useFakeTimers();
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("fetch", async () => answers.shift() ?? Response.json({ good: true }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Settles a call in fake time. Returns its outcome and the time that it waited, in milliseconds. */
async function settled(path: string, method: "GET" | "POST" = "GET") {
  const began = Date.now();
  const outcome = apiFetch(path, { method }).catch((error: unknown) => error);
  await vi.dynamicImportSettled();
  await vi.runAllTimersAsync();
  return { outcome: await outcome, waited: Date.now() - began };
}

describe("a call that the API asks to wait with", () => {
  it.each(["GET", "POST"] as const)("is made again then: %s", async (method) => {
    answers.push(asks(12), asks(3));
    const { outcome, waited } = await settled("/api/bots", method);
    expect({ outcome, waited }).toEqual({ outcome: { good: true }, waited: 15_000 });
    expect(waitingNow()).toBeUndefined();
  });

  it("shows what is waited for, until nobody wants to wait any more", async () => {
    answers.push(asks(12));
    const outcome = apiFetch("/api/bots", { method: "POST" }).catch((error: unknown) => error);
    await vi.dynamicImportSettled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(waitingNow()).toMatchObject({ why: "too_many_requests" });
    stopWaiting();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await outcome).toMatchObject({ status: 429, changed: "no" });
    expect(waitingNow()).toBeUndefined();
  });

  it("says who does not answer, and not a second time when it is tried again", async () => {
    const message = "The Configuration API does not answer; Switchboard tries again in 4 s.";
    const error = { code: "upstream_unavailable", message, changed: "no", retry_after: 4 };
    answers.push(Response.json({ error }, { status: 503 }));
    const outcome = apiFetch("/api/bots").catch((failure: unknown) => failure);
    await vi.dynamicImportSettled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(waitingNow()).toMatchObject({ why: "unavailable", said: "The Configuration API does not answer" });
    stopWaiting();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await outcome).toMatchObject({
      message: "The Configuration API does not answer. Try again in 4 seconds.",
    });
  });

  it("says the time where that is too long", async () => {
    answers.push(asks(3600));
    const { outcome, waited } = await settled("/api/bots");
    expect(outcome).toBeInstanceOf(ApiError);
    expect({ outcome, waited }).toMatchObject({
      outcome: { message: "Slow down. Try again in 1 hour." },
      waited: 0,
    });
  });

  it("is left alone where it may have changed something, or no time is named", async () => {
    answers.push(asks(1, 503, "unknown"));
    expect((await settled("/api/bots", "POST")).outcome).toMatchObject({ status: 503, changed: "unknown" });
    answers.push(asks(undefined));
    expect((await settled("/api/bots")).outcome).toMatchObject({ status: 429, message: "Slow down" });
  });
});

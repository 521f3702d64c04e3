import { afterEach, beforeEach, expect, vi } from "vitest";

// Every console.error fails its test: a failure that only prints would go unseen.
beforeEach(() => {
  vi.spyOn(console, "error");
});
afterEach(() => {
  const calls = vi.mocked(console.error).mock.calls;
  vi.restoreAllMocks();
  expect(calls, "console.error was called").toEqual([]);
});

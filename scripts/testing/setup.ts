import { afterEach, beforeEach, expect, vi } from "vitest";

// A stray console.error is a failure nobody looked at.
beforeEach(() => {
  vi.spyOn(console, "error");
});
afterEach(() => {
  const calls = vi.mocked(console.error).mock.calls;
  vi.restoreAllMocks();
  expect(calls, "console.error was called").toEqual([]);
});

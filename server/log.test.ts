import { expect, it, vi } from "vitest";
import { describeError, log } from "./log";

it("a line of the log is one line of JSON, and a terminal obeys nothing in it", () => {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((text) => written.push(String(text)) > 0);
  const path = "/x\n\u001b[2J\u009b\u2028\u202e\ud83d";
  log("error", "request failed", { path, ...describeError(new Error(`Received: ${path}`)) });
  spy.mockRestore();
  expect(written).toHaveLength(1);
  const line = (written[0] ?? "").slice(0, -1);
  expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u2028-\u202e]/u);
  expect(JSON.parse(line)).toMatchObject({ path, message: `Received: ${path}` });
});

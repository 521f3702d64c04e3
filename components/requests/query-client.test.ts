import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DashboardErrorCode } from "@/lib/contract/dashboard-error";
import { ApiError } from "./http";
import { createQueryClient } from "./query-client";

const assign = vi.fn();

beforeEach(() => {
  vi.stubGlobal("window", { location: { pathname: "/bots/1", search: "?tab=json", assign } });
});
afterEach(() => {
  assign.mockClear();
  vi.unstubAllGlobals();
});

/** Counts the requests of a query that always fails with this error. */
async function asked(status: number, code: DashboardErrorCode): Promise<number> {
  const queryFn = vi.fn().mockRejectedValue(new ApiError(status, { code, message: "no", changed: "no" }));
  const client = createQueryClient();
  // fetchQuery alone never repeats a request; hooks use the client's own rule.
  const { retry } = client.getDefaultOptions().queries ?? {};
  const query = client.fetchQuery({ queryKey: ["x"], queryFn, retry, retryDelay: 0 });
  await query.catch(() => undefined);
  return queryFn.mock.calls.length;
}

describe("the page's query client", () => {
  it("asks once more after what may pass, never after a refusal", async () => {
    expect(await asked(502, "upstream_unavailable")).toBe(2);
    expect(await asked(0, "upstream_unavailable")).toBe(2);
    expect(await asked(404, "not_found")).toBe(1);
    expect(await asked(403, "authorization")).toBe(1);
    expect(assign).not.toHaveBeenCalled();
  });

  it("asks again by itself for what another server did not answer, and for nothing else", () => {
    const again = createQueryClient().getDefaultOptions().queries?.refetchInterval;
    const after = (status: number, code: DashboardErrorCode) => {
      const error = new ApiError(status, { code, message: "no", changed: "no" });
      return (
        typeof again === "function" && again({ state: { error } } as unknown as Parameters<typeof again>[0])
      );
    };
    expect(after(503, "upstream_unavailable")).toBeGreaterThan(0);
    expect(after(504, "upstream_timeout")).toBeGreaterThan(0);
    expect(after(500, "internal")).toBe(false);
    expect(after(404, "not_found")).toBe(false);
  });

  it("leads to sign-in and back when the session is gone", async () => {
    expect(await asked(401, "authentication")).toBe(1);
    expect(assign).toHaveBeenCalledWith("/sign-in?error=SessionEnded&callbackUrl=%2Fbots%2F1%3Ftab%3Djson");
  });
});

import type { DashboardError, DashboardErrorCode } from "@/lib/contract/dashboard-error";
import type { Issue } from "@/lib/contract/errors";
import { againWords, type Asked } from "@/lib/contract/retry-after";

/** A failed call of the dashboard API. `changed` says whether anything was changed; `status` 0 is no answer at all. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: DashboardErrorCode;
  readonly issues: Issue[];
  readonly changed: "no" | "unknown";
  /** When to come again, where the Configuration API says so; the message says it in words. */
  readonly asked: Asked | undefined;

  constructor(
    readonly status: number,
    error: DashboardError,
  ) {
    const ms = error.retry_after === undefined ? undefined : error.retry_after * 1000;
    super(ms === undefined ? error.message : `${error.message.replace(/\.$/, "")}. ${againWords(ms)}`);
    this.code = error.code;
    this.issues = error.issues ?? [];
    this.changed = error.changed;
    this.asked =
      ms === undefined ? undefined : { why: status === 429 ? "too_many_requests" : "unavailable", ms };
  }
}

import type { DashboardError, DashboardErrorCode } from "@/lib/contract/dashboard-error";
import type { Issue } from "@/lib/contract/errors";

/** A failed call of the dashboard API. `changed` says whether anything was changed; `status` 0 is no answer at all. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: DashboardErrorCode;
  readonly issues: Issue[];
  readonly changed: "no" | "unknown";
  /** In how many seconds to come again, where the Configuration API says so. */
  readonly retryAfter: number | undefined;

  constructor(
    readonly status: number,
    error: DashboardError,
  ) {
    super(error.message);
    this.code = error.code;
    this.issues = error.issues ?? [];
    this.changed = error.changed;
    this.retryAfter = error.retry_after;
  }
}

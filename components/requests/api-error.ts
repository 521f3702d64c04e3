import type { DashboardError, DashboardErrorCode } from "@/lib/contract/dashboard-error";
import type { Issue } from "@/lib/contract/errors";

/**
 * A failed call of the dashboard API. `changed` says whether anything was changed; `status` is 0 if no
 * answer came.
 */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: DashboardErrorCode;
  readonly issues: Issue[];
  readonly changed: "no" | "unknown";
  /** Seconds until the next try, if the Configuration API named a time. */
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

import "server-only";
import { DASHBOARD_ERROR_STATUS, type DashboardError } from "@/lib/contract/dashboard-error";
import { DatabaseError } from "@/server/database/failure";
import { SafeError } from "@/server/errors";
import { describeError, log } from "@/server/log";
import { metrics } from "@/server/metrics/metrics";
import { UpstreamError } from "@/server/upstream/failures";
import { BodyTooLargeError } from "./read-input";

type Failure = { status: number; error: DashboardError; headers?: Record<string, string> };
type Asked = { id: string; method: string; path: string };

/**
 * Describes a failure for a client. Only errors meant for people are quoted; any other is in the log.
 * @param began whether a change was in progress, in which case an unforeseen failure may have left it half
 * done
 */
export function describeFailure(error: unknown, request: Asked, began: boolean): Failure {
  const failure = error instanceof SafeError ? safe(error) : internal(request.id, began);
  if (error instanceof DatabaseError) failure.error.changed = began ? "unknown" : "no";
  if (failure.status >= 500) {
    const upstream =
      error instanceof UpstreamError ? { type: error.type, upstream_status: error.status } : {};
    log("error", "request failed", {
      ...request,
      status: failure.status,
      ...upstream,
      ...describeError(error),
    });
  }
  if (error instanceof SafeError && REFUSALS.has(error.code)) {
    metrics.securityEvents.inc({ event: "refused" });
    // The path is left out: a refused client could put any text into it.
    const { id, method } = request;
    log("info", "refused", { id, method, code: error.code, status: failure.status });
  }
  return failure;
}

/** Errors logged as refusals instead of failures: the person lacked permission, or asked too often. */
const REFUSALS: ReadonlySet<string> = new Set(["authentication", "authorization", "too_many_requests"]);

function safe(error: SafeError): Failure {
  const { code, message, issues, changed, asked } = error;
  const body = { code, message, ...(issues === undefined ? {} : { issues }), changed };
  if (asked?.ms === undefined) return { status: statusOf(error), error: body };
  const seconds = Math.max(1, Math.ceil(asked.ms / 1000));
  return {
    status: asked.why === "unavailable" ? 503 : statusOf(error),
    // A limit of our own is told to the person; a limit of the API the browser waits out.
    error: isOthers(error) ? { ...body, retry_after: seconds } : body,
    headers: { "retry-after": String(seconds) },
  };
}

function isOthers(error: SafeError): boolean {
  return error instanceof UpstreamError || error.code === "upstream_unavailable";
}

function statusOf(error: SafeError): number {
  return error instanceof BodyTooLargeError ? 413 : DASHBOARD_ERROR_STATUS[error.code];
}

function internal(id: string, began: boolean): Failure {
  const message = `Something failed in Switchboard itself (reference ${id}).`;
  return {
    status: DASHBOARD_ERROR_STATUS.internal,
    error: { code: "internal", message, changed: began ? "unknown" : "no" },
  };
}

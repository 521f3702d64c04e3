import "server-only";
import { DASHBOARD_ERROR_STATUS, type DashboardError } from "@/lib/contract/dashboard-error";
import { SafeError } from "@/server/errors";
import { describeError, log } from "@/server/log";
import { UpstreamError } from "@/server/upstream/failures";
import { BodyTooLargeError } from "./read-input";

type Failure = { status: number; error: DashboardError };

/** What a client is told about a failure. Only errors meant for people are quoted; the rest is in the log. */
export function describeFailure(
  error: unknown,
  request: { id: string; method: string; path: string },
): Failure {
  const failure = error instanceof SafeError ? safe(error) : internal(request);
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
  return failure;
}

function safe(error: SafeError): Failure {
  const { code, message, issues, changed } = error;
  const status = error instanceof BodyTooLargeError ? 413 : DASHBOARD_ERROR_STATUS[code];
  return { status, error: { code, message, ...(issues === undefined ? {} : { issues }), changed } };
}

function internal({ id, method }: { id: string; method: string }): Failure {
  const changed = method === "GET" ? "no" : "unknown";
  return {
    status: DASHBOARD_ERROR_STATUS.internal,
    error: {
      code: "internal",
      message: `Something failed in Switchboard itself (reference ${id}).`,
      changed,
    },
  };
}

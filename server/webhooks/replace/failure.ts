import "server-only";
import type { Failure } from "@/lib/webhooks/replace-plan";
import { SafeError } from "@/server/errors";
import { UpstreamError } from "@/server/upstream/failures";
import type { Problem } from "./ports";

/** Errors that the same request would get again. */
const FINAL = new Set(["validation", "authorization", "license_expired"]);
/** Statuses of a gateway: the API behind it may still carry the request out. */
const GATEWAY = new Set([502, 503, 504]);

/** Reads from a failed call whether it had its effect and whether to try again. */
export function failureOf(error: SafeError): Failure {
  if (error.changed === "unknown") {
    const status = error instanceof UpstreamError ? error.status : undefined;
    return { kind: status === undefined || GATEWAY.has(status) ? "lost" : "broken" };
  }
  if (error.code === "not_found") return { kind: "gone" };
  return { kind: FINAL.has(error.code) ? "refused" : "not_done" };
}

export function problemOf({ message, issues }: SafeError): Problem {
  return issues ? { message, issues } : { message };
}

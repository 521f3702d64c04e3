import "server-only";
import type { Failure } from "@/lib/webhooks/replace-plan";
import { SafeError } from "@/server/errors";
import { UpstreamError } from "@/server/upstream/failures";
import type { Problem } from "./ports";

/** Errors after which asking the same again would be answered the same. */
const FINAL = new Set(["validation", "authorization", "license_expired"]);
/** A gateway's answers: what is behind it may still be at work. */
const GATEWAY = new Set([502, 503, 504]);

/** What a failed call tells about its effect. */
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

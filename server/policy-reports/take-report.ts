import "server-only";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { MAX_OPEN_BYTES } from "@/lib/contract/limits";
import { readText } from "@/server/read-text";
import { log } from "@/server/log";
import { metrics } from "@/server/metrics/metrics";
import { processWide } from "@/server/process-wide";
import { readReport } from "./policy-report";

/** Most log lines per minute from reports, which strangers can send. */
const LINES_A_MINUTE = 30;

const limiter = () =>
  processWide("policy reports", () => new RateLimiterMemory({ points: LINES_A_MINUTE, duration: 60 }));

/** Logs and counts violations of the pages' policy. Anybody can send reports, so size, number and text are limited. */
export async function takeReport(request: Request): Promise<Response> {
  const violations = readReport(await jsonOf(request));
  if (violations === undefined) return new Response(null, { status: 400 });
  for (const violation of violations) {
    metrics.policyReports.inc({ directive: violation.directive });
    const said = await limiter()
      .consume("all")
      .then(
        () => true,
        () => false,
      );
    if (said) log("warn", "a page violated its policy", violation);
  }
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}

async function jsonOf(request: Request): Promise<unknown> {
  try {
    return request.body && JSON.parse(await readText(request.body, MAX_OPEN_BYTES));
  } catch {
    // The body was no JSON, too large, or cut off on the way.
    return undefined;
  }
}

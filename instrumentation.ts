import type { Instrumentation } from "next";

/** Runs once before the first request, so that a wrong environment or a dead database shows at the start. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  if (process.env.OTEL_EXPORTER_OTLP_ENDPOINT) {
    const { startTelemetry } = await import("@/server/telemetry/start");
    startTelemetry();
  }
  const { startDashboard } = await import("@/server/start");
  await startDashboard();
}

/** Logs the digest of a page's error: the page shows it to people as "Reference". */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { describeError, log } = await import("@/server/log");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  log("error", "a page failed", { route: routePath, digest, ...describeError(error) });
};

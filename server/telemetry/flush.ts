import "server-only";
import { trace } from "@opentelemetry/api";

/** Sends buffered spans; does nothing without telemetry. */
export async function flushTelemetry(): Promise<void> {
  const provider = trace.getTracerProvider() as { getDelegate?: () => unknown };
  const real = provider.getDelegate?.() ?? provider;
  if (hasFlush(real)) await real.forceFlush();
}

function hasFlush(provider: unknown): provider is { forceFlush: () => Promise<void> } {
  return typeof provider === "object" && provider !== null && "forceFlush" in provider;
}

import "server-only";
import { registerOTel } from "@vercel/otel";
import { withoutPrivate } from "./without-private";

/** Sends spans of Next and of our calls of other servers to OTEL_EXPORTER_OTLP_ENDPOINT. Loaded only if that is set. */
export function startTelemetry(): void {
  registerOTel({
    serviceName: "switchboard",
    // Our calls have spans of their own (watch-call.ts); nothing else may go out under a trace.
    instrumentations: [],
    spanProcessors: [withoutPrivate(), "auto"],
  });
}

import "server-only";
import { registerOTel } from "@vercel/otel";
import { withoutPrivate } from "./without-private";

/** Sends spans of Next and of our upstream calls to OTEL_EXPORTER_OTLP_ENDPOINT. Loaded only if that is set. */
export function startTelemetry(): void {
  registerOTel({
    serviceName: "switchboard",
    // Upstream calls have their own spans (watch-call.ts); no other request may carry trace headers.
    instrumentations: [],
    spanProcessors: [withoutPrivate(), "auto"],
  });
}
